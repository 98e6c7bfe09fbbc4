// SPDX-License-Identifier: EUPL-1.2
//
// What the page of the addresses says. Pure: no browser, no document.
import { hostWords } from "../sending/presentation.js";
import { day } from "../texts/time.js";

/** @typedef {import("../types/directory.js").Imported} Imported */
/** @typedef {import("../types/directory.js").Progress} Progress */
/** @typedef {import("../types/directory.js").Register} Register */
/** @typedef {import("../types/directory.js").Stats} Stats */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */

/** Days for which what was learnt is kept; 0: for ever. */
export const RETENTIONS = [0, 3650, 1825, 730, 365, 90];
/** What can be forgotten as a whole. */
export const SOURCES = ["acceptance", "delivery", "envelope", "user", "everything"];

/** @param {Catalogue} catalogue */
const numbers = ({ language }) => new Intl.NumberFormat(language === "en" ? "en-GB" : language);

/** @param {number} bytes @param {Catalogue} catalogue */
function megabytes(bytes, catalogue) {
  const locale = catalogue.language === "en" ? "en-GB" : catalogue.language;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 1_000_000)} MB`;
}

/**
 * @param {Stats} stats
 * @param {Catalogue} catalogue
 */
export function statsText({ addresses, decisions, learned, failures, bytes }, catalogue) {
  const { format } = numbers(catalogue);
  return catalogue.text("addon.directory.stats", {
    addresses: format(addresses), decisions: format(decisions), learned: format(learned), failures: format(failures),
    size: megabytes(bytes, catalogue),
  });
}

/**
 * @param {Register} register
 * @param {Catalogue} catalogue
 */
export function registerText({ addresses, rows, file, imported }, catalogue) {
  const { format } = numbers(catalogue);
  return catalogue.text("addon.directory.register", {
    addresses: format(addresses), rows: format(rows), file, date: day(imported.slice(0, 10), catalogue.language),
  });
}

/**
 * @param {Progress} progress
 * @param {Catalogue} catalogue
 */
export function progressText({ step, done, total, rows }, catalogue) {
  const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
  return catalogue.text(`addon.directory.progress.${step}`, { percent, rows: numbers(catalogue).format(rows) });
}

/**
 * @param {Imported} imported
 * @param {Catalogue} catalogue
 */
export function importedText({ rows, addresses, replaced }, catalogue) {
  const { format } = numbers(catalogue);
  return catalogue.text(`addon.directory.imported.${replaced ? "again" : "new"}`, { rows: format(rows), addresses: format(addresses) });
}

/**
 * @param {{reason: string, facts: Record<string, string | number>}} failure
 * @param {Catalogue} catalogue
 */
export function failureText({ reason, facts }, catalogue) {
  const what = `addon.directory.failure.${facts["what"] ?? reason}`;
  const key = catalogue.has(what) ? what : `addon.directory.failure.${reason}`;
  if (catalogue.has(key)) return catalogue.text(key, { line: "", ...facts });
  return hostWords(reason, catalogue);
}
