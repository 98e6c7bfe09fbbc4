// SPDX-License-Identifier: EUPL-1.2
//
// What to show of one address: never a name alone, because anybody can write any name before any address.
import { day } from "../texts/time.js";
import { visibleText } from "../texts/visible_text.js";

/** @typedef {import("../types/sending.js").AddressEvidence} AddressEvidence */
/** @typedef {import("../types/sending.js").AddressReport} AddressReport */
/** @typedef {import("../types/sending_view.js").RecipientView} RecipientView */
/** @typedef {import("../types/sending_view.js").RemedyView} RemedyView */
/** @typedef {import("../types/view.js").Tone} Tone */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */

/** The strongest say enough. */
const MAX_EVIDENCE = 4;
/** What a verdict means to somebody who sends from a PEC account. @type {Record<string, {tone: Tone, symbol: string}>} */
const LOOKS = {
  certified: { tone: "good", symbol: "\u2713" },
  "probably-certified": { tone: "good", symbol: "\u2713" },
  unknown: { tone: "unknown", symbol: "?" },
  "probably-ordinary": { tone: "attention", symbol: "!" },
  ordinary: { tone: "bad", symbol: "\u2715" },
};
/** @type {{tone: Tone, symbol: string}} */
const NO_LOOK = { tone: "neutral", symbol: "\u2013" };

/**
 * @param {AddressReport & {field?: string}} report
 * @param {boolean} fromPec - whether the account that writes to it is PEC
 * @param {Catalogue} catalogue
 * @param {RemedyView[]} [remedies]
 * @returns {RecipientView}
 */
export function presentRecipient(report, fromPec, catalogue, remedies = []) {
  const { address, field, verdict, evidence, fault } = report;
  const look = (fault ? LOOKS["ordinary"] : fromPec ? LOOKS[verdict] : undefined) ?? NO_LOOK;
  return {
    ...look,
    address: visibleText(address),
    field: field ? catalogue.text(`addon.send.field.${field}`) : "",
    verdict: fault ? "" : catalogue.text(`address.verdict.${verdict}`),
    evidence: evidence.slice(0, MAX_EVIDENCE).map((each) => evidenceText(each, catalogue)),
    warnings: warningsOf(report, catalogue),
    remedies,
  };
}

/**
 * What speaks for or against it, and since when.
 * @param {AddressEvidence} evidence
 * @param {Catalogue} catalogue
 */
export function evidenceText({ source, says, scope, date, detail }, catalogue) {
  const when = date ? day(date.slice(0, 10), catalogue.language) : "";
  const ofAddress = `address.evidence.${source}.${says}`;
  // What is known of another mailbox of the domain must not read as if it were known of this one.
  const key = scope === "domain" && catalogue.has(`${ofAddress}.domain`) ? `${ofAddress}.domain` : ofAddress;
  const words = catalogue.text(key, { date: when, detail });
  return when && !words.includes(when) ? catalogue.text("addon.send.dated", { words, date: when }) : words;
}

/**
 * @param {AddressReport} report
 * @param {Catalogue} catalogue
 */
function warningsOf({ fault, failure, suggestions }, catalogue) {
  const warnings = suggestions.map(({ kind, address, name }) =>
    catalogue.text(`address.suggestion.${kind}`, { address, name, body: name }));
  if (failure) {
    const { last, count, error, detail } = failure;
    const known = `value.cause.${error}`;
    warnings.unshift(catalogue.text("address.failure", {
      date: day(last.slice(0, 10), catalogue.language), last: day(last.slice(0, 10), catalogue.language), count,
      error: catalogue.has(known) ? catalogue.text(known) : error, detail,
    }));
  }
  if (fault) warnings.unshift(catalogue.text(`address.fault.${fault}`));
  return warnings;
}
