// SPDX-License-Identifier: EUPL-1.2

/**
 * A JSON file of the add-on.
 * @param {string} path - from the add-on's folder
 */
export async function readJson(path) {
  return (await fetch(browser.runtime.getURL(path))).json();
}
