// SPDX-License-Identifier: EUPL-1.2
//
// The texts of a page of the add-on: each element says by data-text which it shows, a link by data-help where in the
// guide it leads.
import { loadCatalogue } from "./catalogue.js";
import { linkHelp } from "./help_links.js";
import { readJson } from "./read_json.js";

/**
 * Fills the page in the language of Thunderbird.
 * @returns {Promise<import("./catalogue.js").Catalogue>}
 */
export async function fillPage() {
  const catalogue = await loadCatalogue(browser.i18n.getUILanguage(), readJson);
  document.documentElement.lang = catalogue.language;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = catalogue.text(node.getAttribute("data-text") ?? "");
  }
  linkHelp(catalogue.language);
  return catalogue;
}
