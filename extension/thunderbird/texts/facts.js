// SPDX-License-Identifier: EUPL-1.2
//
// The host's facts as people of the language write them: days, times, and identifiers that have a word.
import { day, exactTime, isInstant } from "./time.js";
import { visibleText } from "./visible_text.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */

const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * @param {Record<string, string>} facts
 * @param {Catalogue} catalogue
 * @param {number} [zone] - minutes from UTC, for instants without a zone of their own
 */
export function readableFacts(facts, catalogue, zone = 0) {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, readableFact(name, value, catalogue, zone)]),
  );
}

/**
 * @param {string} name
 * @param {string} value
 * @param {Catalogue} catalogue
 * @param {number} zone
 */
function readableFact(name, value, catalogue, zone) {
  if (isInstant(value)) return exactTime(value, catalogue.language, zone);
  if (DAY.test(value)) return day(value, catalogue.language);
  if (value === "") return catalogue.text("value.empty");
  const items = value.split(",").map((item) => item.trim());
  const known = (/** @type {string} */ item) => catalogue.has(`value.${name}.${item}`);
  if (!items.some(known)) return value;
  return items
    .map((item) => (known(item) ? catalogue.text(`value.${name}.${item}`) : visibleText(item)))
    .join(", ");
}
