// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { guidePath, linkHelp } from "../texts/help_links.js";
import { fakeBrowser } from "./fake_browser.js";

test("the guide is in the language of the page, or in English", () => {
  assert.equal(guidePath("before-sending", "it"), "help/guide.it.html#before-sending");
  assert.equal(guidePath("before-sending", "en"), "help/guide.en.html#before-sending");
  assert.equal(guidePath("before-sending", "de"), "help/guide.en.html#before-sending");
});

/** A page with one link. */
function page(dataset) {
  const listeners = [];
  const link = { dataset, href: "#", addEventListener: (name, listener) => listeners.push([name, listener]) };
  return { link, listeners, document: { querySelectorAll: (selector) => (selector === "a[data-help]" ? [link] : []) } };
}

for (const [name, dataset, closed] of [["a page stays", { help: "a-receipt" }, 0], ["a popup closes", { help: "a-receipt", closes: "" }, 1]]) {
  test(`a link opens the guide in a tab, and ${name}`, async () => {
    const { link, listeners, document } = page(dataset);
    const opened = [];
    let closes = 0;
    globalThis.document = document;
    globalThis.window = { close: () => closes++ };
    globalThis.browser = fakeBrowser({
      runtime: { getURL: (path) => `moz-extension://x/${path}` }, tabs: { create: async ({ url }) => void opened.push(url) },
    });
    try {
      linkHelp("it");
      assert.equal(link.href, "moz-extension://x/help/guide.it.html#a-receipt");
      let prevented = 0;
      await listeners[0][1]({ preventDefault: () => prevented++ });
      assert.deepEqual([opened, closes, prevented], [["moz-extension://x/help/guide.it.html#a-receipt"], closed, 1]);
    } finally {
      delete globalThis.document;
      delete globalThis.window;
      delete globalThis.browser;
    }
  });
}
