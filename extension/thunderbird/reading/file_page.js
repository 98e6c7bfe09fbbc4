// SPDX-License-Identifier: EUPL-1.2
//
// The page "verify a file": messages that are no longer, or never were, in a mailbox.
import { visibleText } from "../texts/visible_text.js";
import { fillPage } from "./page_texts.js";

await fillPage();
const verdicts = /** @type {HTMLElement} */ (document.getElementById("verdicts"));
const drop = /** @type {HTMLElement} */ (document.getElementById("drop"));
const choose = /** @type {HTMLInputElement} */ (document.getElementById("choose"));

/** @param {Iterable<File>} files */
async function verify(files) {
  for (const file of files) {
    const article = document.createElement("article");
    const title = document.createElement("h2");
    title.textContent = visibleText(file.name);
    article.append(title);
    verdicts.prepend(article);
    const view = await browser.runtime.sendMessage({ type: "reading.file", file });
    article.append(pecPanel.draw(view, { open: true }));
  }
}

choose.addEventListener("change", () => void verify(choose.files ?? []));
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  void verify(event.dataTransfer?.files ?? []);
});
