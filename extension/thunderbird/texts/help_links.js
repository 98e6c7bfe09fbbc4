// SPDX-License-Identifier: EUPL-1.2
//
// Links to the guide, which is part of the add-on: data-help names the section (the anchors of tools/help_pages.py).

/** The guide's languages; who reads another one gets English. */
const GUIDES = ["it", "en"];

/**
 * Where a section of the guide is, from the add-on's folder.
 * @param {string} section
 * @param {string} language - of the catalogue
 */
export function guidePath(section, language) {
  return `help/guide.${GUIDES.includes(language) ? language : "en"}.html#${section}`;
}

/**
 * Has the links of a page open the guide in a tab, and a popup close.
 * @param {string} language - of the catalogue
 */
export function linkHelp(language) {
  for (const node of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-help]"))) {
    const url = browser.runtime.getURL(guidePath(node.dataset["help"] ?? "", language));
    node.href = url;
    node.addEventListener("click", async (event) => {
      event.preventDefault();
      await browser.tabs.create({ url });
      if (node.dataset["closes"] !== undefined) window.close();
    });
  }
}
