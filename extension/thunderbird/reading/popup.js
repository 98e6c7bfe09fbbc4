// SPDX-License-Identifier: EUPL-1.2
//
// The popup of the message action: the verdict where no message can imitate it.
import { fillPage } from "./page_texts.js";

const catalogue = await fillPage();
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const tabId = tab?.id;
const view = tabId === undefined ? null : await browser.runtime.sendMessage({ type: "reading.popup", tabId });
const panel = /** @type {HTMLElement} */ (document.getElementById("panel"));
if (view) {
  const save = (/** @type {string} */ part) => {
    void browser.runtime.sendMessage({ type: "reading.save", tabId, part });
  };
  panel.append(pecPanel.draw(view, { save, open: true }));
} else {
  panel.append(catalogue.text("addon.popup.nothing"));
}
document.getElementById("file")?.addEventListener("click", async () => {
  await browser.tabs.create({ url: browser.runtime.getURL("reading/file_page.html") });
  window.close();
});
