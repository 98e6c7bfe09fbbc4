// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { BACK_OFF_MS, HostConnection } from "../host/connection.js";
import { HostFailure, RpcFailure } from "../host/failure.js";
import { FakeClock, FakePort } from "./fake_browser.js";

const HELLO = { protocol: "1.0", limits: {} };

function goodAnswer({ id, method }) {
  return { jsonrpc: "2.0", id, result: method === "host.hello" ? HELLO : { echo: method } };
}

/** A connection to hosts that answer in turn, the last one again and again. */
function connection(...answers) {
  const clock = new FakeClock();
  const ports = [];
  const connectNative = () => {
    const port = new FakePort(answers[Math.min(ports.length, answers.length - 1)]);
    ports.push(port);
    return port;
  };
  return { clock, ports, host: new HostConnection({ connectNative, version: "1", clock }) };
}

const failure = (reason) => (error) => error instanceof HostFailure && error.reason === reason;

test("greets once and then asks", async () => {
  const { host, ports } = connection(goodAnswer);
  const results = await Promise.all([host.call("a", {}), host.call("b", {})]);
  assert.deepEqual(results, [{ echo: "a" }, { echo: "b" }]);
  assert.deepEqual(ports[0].requests.map(({ method }) => method), ["host.hello", "a", "b"]);
  assert.equal(ports.length, 1);
});

test("tells an error of one request from a lost host", async () => {
  const { host } = connection((request) =>
    request.method === "bad"
      ? { jsonrpc: "2.0", id: request.id, error: { code: -32003, message: "", data: { reason: "too-large" } } }
      : goodAnswer(request));
  await assert.rejects(host.call("bad", {}), (error) => error instanceof RpcFailure && error.reason === "too-large");
  assert.deepEqual(await host.call("good", {}), { echo: "good" });
});

test("says that the host is missing, and asks for it again only after a while", async () => {
  const missing = (request, port) => {
    port.lose("No such native application pec_companion");
    return null;
  };
  const { host, ports, clock } = connection(missing);
  for (const wait of BACK_OFF_MS) {
    const before = ports.length;
    await assert.rejects(host.call("a", {}), failure("missing"));
    assert.equal(ports.length, before + 1);
    if (wait > 0) {
      await assert.rejects(host.call("a", {}), failure("missing"));
      assert.equal(ports.length, before + 1, "not in a loop");
    }
    clock.advance(wait);
  }
});

test("starts a lost host again", async () => {
  const once = (request, port) => {
    if (request.method === "host.hello") return goodAnswer(request);
    port.lose();
    return null;
  };
  const { host, ports } = connection(once, goodAnswer);
  await assert.rejects(host.call("a", {}), failure("gone"));
  assert.deepEqual(await host.call("a", {}), { echo: "a" });
  assert.equal(ports.length, 2);
});

test("says which of the two is too old", async () => {
  for (const [reason, expected] of [["host-too-old", "too-old"], ["front-end-too-old", "too-new"]]) {
    const { host } = connection(({ id }) => ({ id, error: { code: -32000, message: "", data: { reason } } }));
    await assert.rejects(host.call("a", {}), failure(expected));
  }
});

test("takes what makes no sense for no answer", async () => {
  for (const garbage of ["text", 5, null, {}, { id: 99, result: 1 }, { id: 1 }, { id: 1, result: 1, error: {} }]) {
    const { host, ports } = connection((request, port) => {
      port.send(garbage);
      return null;
    });
    await assert.rejects(host.call("a", {}), failure("garbage"));
    assert.equal(ports[0].disconnected, true);
  }
});

test("gives a silent host up", async () => {
  const { host, clock, ports } = connection(() => null);
  const asked = host.call("a", {});
  await Promise.resolve();
  clock.advance(15_000);
  await assert.rejects(asked, failure("silent"));
  assert.equal(ports[0].disconnected, true);
});

test("lets the host go when nobody asks any more", async () => {
  const { host, clock, ports } = connection(goodAnswer);
  await host.call("a", {});
  clock.advance(59_000);
  assert.equal(ports[0].disconnected, false);
  clock.advance(1_000);
  assert.equal(ports[0].disconnected, true);
  assert.deepEqual(await host.call("b", {}), { echo: "b" });
  assert.equal(ports.length, 2);
});

test("a loss that comes late does not touch the new connection", async () => {
  const { host, clock, ports } = connection(goodAnswer);
  await host.call("a", {});
  clock.advance(60_000);
  await host.call("b", {});
  ports[0].lose();
  assert.deepEqual(await host.call("c", {}), { echo: "c" });
  assert.equal(ports.length, 2);
});
