// SPDX-License-Identifier: EUPL-1.2
//
// A page that shows verdicts: its texts, and how a View looks.
import { fillPage as fillTexts } from "../texts/fill_page.js";

/**
 * Fills the page in the language of Thunderbird.
 * @returns {Promise<import("../texts/catalogue.js").Catalogue>}
 */
export async function fillPage() {
  const catalogue = await fillTexts();
  const style = document.createElement("style");
  style.textContent = pecPanelStyle;
  document.head.append(style);
  return catalogue;
}
