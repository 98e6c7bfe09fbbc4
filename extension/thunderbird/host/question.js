// SPDX-License-Identifier: EUPL-1.2
//
// One question that may take long, put to a host of its own: verdicts and checks must not wait for it.

/** @typedef {import("./connection.js").HostConnection} HostConnection */

/**
 * @param {() => HostConnection} connect - makes a connection that is not open yet
 * @param {string} method - of the protocol, and the capability by which a host says that it has it
 * @param {() => Record<string, unknown> | Promise<Record<string, unknown>>} parameters - asked for once the host is there and has the method
 * @returns {Promise<any>} the result; null when this host, or this system, has no such method
 */
export async function askApart(connect, method, parameters) {
  const host = connect();
  try {
    const { capabilities = [] } = await host.greet();
    return capabilities.includes(method) ? await host.call(method, await parameters()) : null;
  } finally {
    host.close();
  }
}
