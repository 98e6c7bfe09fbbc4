// SPDX-License-Identifier: EUPL-1.2
//
// What to show of an audit. Pure: no browser, no document. The sentences about findings are the host's own
// (audit.*), as the command line says them.
import { SYMBOLS } from "../drawing/tones.js";
import { readableFacts } from "../texts/facts.js";
import { day } from "../texts/time.js";
import { visibleText } from "../texts/visible_text.js";
import { isSnoozed } from "./snoozing.js";

/** @typedef {import("../types/audit.js").AccountRecord} AccountRecord */
/** @typedef {import("../types/audit.js").Audit} Audit */
/** @typedef {import("../types/audit.js").AuditAnswer} AuditAnswer */
/** @typedef {import("../types/audit.js").AuditFailure} AuditFailure */
/** @typedef {import("../types/audit.js").AuditedAccount} AuditedAccount */
/** @typedef {import("../types/audit.js").Finding} Finding */
/** @typedef {import("../types/audit.js").Problem} Problem */
/** @typedef {import("../types/accounts_view.js").AccountsView} AccountsView */
/** @typedef {import("../types/accounts_view.js").CardView} CardView */
/** @typedef {import("../types/accounts_view.js").FindingView} FindingView */
/** @typedef {import("../types/view.js").Tone} Tone */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */
/** @typedef {{today: string, time: string, version: string}} Moment - a day, day and time in words, Thunderbird's */

/** @type {Record<string, Tone>} */
const TONES = {
  good: "good", attention: "attention", bad: "bad", "not-pec": "neutral",
  critical: "bad", serious: "bad", warning: "attention", note: "neutral",
};
/** The worst first. @type {Tone[]} */
const WORST_FIRST = ["bad", "attention", "good"];

/**
 * @param {AuditAnswer} answer
 * @param {Catalogue} catalogue
 * @param {Moment} moment
 * @returns {AccountsView}
 */
export function presentAccounts({ audit, failure, records }, catalogue, moment) {
  if (!audit) return presentNothing(failure ?? { reason: "gone", facts: {} }, catalogue);
  const cards = audit.accounts.map((account) => new Card(account, records[account.id] ?? {}, catalogue, moment).view());
  const pec = cards.filter((card) => card.pec);
  const tone = WORST_FIRST.find((each) => pec.some((card) => card.tone === each)) ?? "neutral";
  // Local folders and feeds are no mailboxes, so that nobody need say what they are.
  const mailboxes = audit.accounts.filter(({ protocol, pec: isPec }) => !isPec && protocol !== "other");
  return {
    tone,
    symbol: SYMBOLS[tone] ?? "",
    headline: headlineOf(pec, catalogue),
    action: "",
    cards: WORST_FIRST.flatMap((each) => pec.filter((card) => card.tone === each)),
    others: cards.filter(({ id }) => mailboxes.some((account) => account.id === id)),
    problems: audit.problems.map((problem) => problemText(problem, catalogue)),
    footer: audit.profile && catalogue.text("addon.accounts.footer", {
      version: moment.version, time: moment.time, profile: audit.profile,
    }),
  };
}

class Card {
  #account;
  #record;
  #catalogue;
  #moment;

  /**
   * @param {AuditedAccount} account
   * @param {AccountRecord} record
   * @param {Catalogue} catalogue
   * @param {Moment} moment
   */
  constructor(account, record, catalogue, moment) {
    this.#account = account;
    this.#record = record;
    this.#catalogue = catalogue;
    this.#moment = moment;
  }

  /** @returns {CardView} */
  view() {
    const { id, name, pec, grade } = this.#account;
    const findings = this.#account.findings.map((finding) => ({ finding, view: this.#finding(finding) }));
    const told = findings.filter(({ view }) => !view.snoozed);
    const isNote = (/** @type {{finding: Finding}} */ { finding }) => finding.severity === "note";
    const tone = TONES[grade] ?? "neutral";
    const grave = told.filter((each) => !isNote(each)).map(({ view }) => view);
    const snoozed = findings.filter(({ view }) => view.snoozed).map(({ view }) => view);
    return {
      id,
      name: visibleText(name),
      about: this.#about(),
      tone,
      symbol: SYMBOLS[tone] ?? "",
      grade: this.#text(`audit.grade.${grade}`),
      summary: this.#summary(grave.length, snoozed.length),
      findings: grave,
      notes: told.filter(isNote).map(({ view }) => view),
      snoozed,
      evidence: this.#evidence(),
      pec,
      decided: this.#record.pec !== undefined,
      passwordMade: this.#record.password_made ?? "",
    };
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [facts]
   */
  #text(key, facts) {
    return this.#catalogue.text(key, facts);
  }

  #about() {
    const { addresses, protocol, provider } = this.#account;
    const words = [addresses.join(", "), protocol === "other" ? "" : protocol.toUpperCase(), provider ?? ""];
    return words.filter(Boolean).map((word) => visibleText(word)).join(" \u00b7 ");
  }

  /**
   * @param {number} grave
   * @param {number} snoozed
   */
  #summary(grave, snoozed) {
    if (snoozed > 0) return this.#text("addon.accounts.summary.snoozed", { count: grave, snoozed });
    if (grave === 0) return this.#text("addon.accounts.summary.good");
    return this.#text(grave === 1 ? "addon.accounts.summary.one" : "addon.accounts.summary.many", { count: grave });
  }

  #evidence() {
    const { evidence } = this.#account;
    const isDenied = this.#record.pec === false;
    const parts = evidence
      .filter(({ kind }) => !(isDenied && kind === "user-decision"))
      .map(({ kind, value }) => this.#text(`audit.evidence.${kind}`, { value: value ?? "" }));
    const listed = `${parts.join("; ")}.`;
    if (isDenied) {
      const denied = this.#text("addon.accounts.evidence.denied");
      return parts.length > 0 ? `${denied} ${this.#text("addon.accounts.evidence.despite")} ${listed}` : denied;
    }
    return parts.length > 0 ? `${this.#text("audit.evidence")} ${listed}` : this.#text("addon.accounts.evidence.none");
  }

  /**
   * @param {Finding} finding
   * @returns {FindingView}
   */
  #finding({ rule, severity, facts, source }) {
    const readable = readableFacts(facts, this.#catalogue);
    const more = Object.keys(facts).map((name) => `audit.${rule}.with.${name}`).filter((key) => this.#catalogue.has(key));
    const why = [`audit.${rule}.why`, ...more].map((key) => this.#text(key, readable));
    const tone = TONES[severity] ?? "neutral";
    return {
      rule,
      tone,
      symbol: tone === "neutral" ? "i" : (SYMBOLS[tone] ?? ""),
      severity: this.#text(`audit.severity.${severity}`),
      title: this.#text(`audit.${rule}.title`, readable),
      why: why.join(" "),
      steps: this.#text(`audit.${rule}.fix.thunderbird`, readable).split("\n"),
      facts: [...this.#facts(readable), { label: this.#text("addon.accounts.seen_in"), values: [this.#source(source)] }],
      snoozed: this.#snoozed(rule),
    };
  }

  /** @param {Record<string, string>} readable */
  #facts(readable) {
    return Object.entries(readable).map(([name, value]) => ({
      label: this.#catalogue.has(`addon.accounts.fact.${name}`) ? this.#text(`addon.accounts.fact.${name}`) : visibleText(name),
      values: [visibleText(value)],
    }));
  }

  /** @param {string} source */
  #source(source) {
    return source === "observed" ? this.#text("addon.accounts.observed") : visibleText(source);
  }

  /** @param {string} rule */
  #snoozed(rule) {
    if (!isSnoozed(this.#record, rule, this.#moment.today)) return "";
    const { until = "", reason = "" } = this.#record.snoozed?.[rule] ?? {};
    return this.#text("addon.accounts.snoozed.until", { date: day(until, this.#catalogue.language), reason });
  }
}

/**
 * @param {CardView[]} pec
 * @param {Catalogue} catalogue
 */
function headlineOf(pec, catalogue) {
  if (pec.length === 0) return catalogue.text("audit.headline.none");
  const worst = WORST_FIRST.find((each) => pec.some(({ tone }) => tone === each)) ?? "good";
  const count = pec.filter(({ tone }) => tone === worst).length;
  return catalogue.text(`audit.headline.${worst}`, { count, all: pec.length });
}

/**
 * @param {Problem} problem
 * @param {Catalogue} catalogue
 */
function problemText({ file, line, what }, catalogue) {
  return catalogue.text(`audit.problem.${what}`, { place: line === null ? file : `${file}:${line}` });
}

/**
 * Why the host gave no answer, and what mends it.
 * @param {AuditFailure} failure
 * @param {Catalogue} catalogue
 */
export function failureWords({ reason, facts }, catalogue) {
  const worded = [`addon.accounts.failure.${reason}`, `addon.host.${reason}`].find((each) => catalogue.has(each));
  const key = worded ?? "addon.accounts.failure.other";
  return {
    headline: catalogue.text(key, { reason, ...facts }),
    action: catalogue.text(`${key}.action`, facts),
  };
}

/**
 * @param {AuditFailure} failure - why there is no audit
 * @param {Catalogue} catalogue
 * @returns {AccountsView}
 */
function presentNothing(failure, catalogue) {
  const { facts } = failure;
  return {
    tone: "unknown",
    symbol: SYMBOLS["unknown"] ?? "",
    ...failureWords(failure, catalogue),
    cards: [],
    others: [],
    problems: facts["what"] === undefined ? [] : [problemText({
      account: null, file: String(facts["file"]), line: Number(facts["line"]) || null, what: String(facts["what"]),
    }, catalogue)],
    footer: "",
  };
}
