// SPDX-License-Identifier: EUPL-1.2
//
// A verdict's identifiers and facts as sentences: which key of the catalogue says what. The counterpart of
// native-host/src/report/wording.cpp, so that the add-on and the command line say the same.
import { readableFacts } from "../texts/facts.js";
import { exactTime, zoneOf } from "../texts/time.js";

/** @typedef {import("../types/verdict.js").Verdict} Verdict */
/** @typedef {import("../types/verdict.js").Check} Check */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */

/**
 * The one check that an outcome rests on; what else failed then is only a consequence or noise.
 * @type {Record<string, string>}
 */
const DECISIVE_CHECK = {
  unsigned: "signature.present",
  altered: "signature.intact",
  unreadable: "structure.single",
};

export class Wording {
  #catalogue;
  #zone;

  /**
   * @param {Catalogue} catalogue
   * @param {Verdict} verdict - its certification tells which clock to show
   */
  constructor(catalogue, verdict) {
    this.#catalogue = catalogue;
    this.#zone = zoneOf(verdict.certification?.time ?? "") ?? 0;
  }

  /**
   * The part of a key that names the outcome.
   * @param {Verdict} verdict
   */
  outcomeKey(verdict) {
    const warned = verdict.outcome === "genuine" && verdict.level !== "good";
    return `outcome.${verdict.outcome}${warned ? ".attention" : ""}`;
  }

  /** @param {string} value - an instant */
  time(value) {
    return exactTime(value, this.#catalogue.language, this.#zone);
  }

  /** @param {Check} check */
  checkSentence(check) {
    const key = `check.${check.id}.${check.result}`;
    const narrow = `${key}.${check.facts["reason"] ?? ""}`;
    return this.#catalogue.text(this.#catalogue.has(narrow) ? narrow : key, readableFacts(check.facts, this.#catalogue, this.#zone));
  }

  /**
   * That checks were skipped because the caller had none of the outer headers. Thunderbird has them always; the
   * sentence stands here because the command line says it.
   * @param {Verdict} verdict
   * @returns {string[]}
   */
  #withoutHeaders({ checks }) {
    const lacking = checks.some(({ result, facts }) => result === "skip" && facts["reason"] === "no-headers");
    return lacking ? [this.#catalogue.text("reason.no-headers")] : [];
  }

  /**
   * Why the level is what it is: the sentences of what failed or else warned, the gravest first; the
   * outcome's own meaning where no check says it.
   * @param {Verdict} verdict
   * @returns {string[]}
   */
  reasons(verdict) {
    if (verdict.level === "good" || verdict.level === "neutral") return [];
    const decisive = DECISIVE_CHECK[verdict.outcome];
    for (const wanted of ["fail", "warn"]) {
      const found = verdict.checks
        .filter((check) => check.result === wanted && (decisive ?? check.id) === check.id)
        .map((check) => this.checkSentence(check));
      if (verdict.outcome === "genuine" && wanted === "warn") return [...found, ...this.#withoutHeaders(verdict)];
      if (found.length > 0 && verdict.outcome !== "uncertified") return found;
    }
    return [this.#catalogue.text(`${this.outcomeKey(verdict)}.meaning`)];
  }
}
