// SPDX-License-Identifier: EUPL-1.2
//
// What to show for a verdict. Pure: no browser, no document.
import { SYMBOLS } from "../drawing/tones.js";
import { shortTime } from "../texts/time.js";
import { visibleText } from "../texts/visible_text.js";
import { Wording } from "./wording.js";

/** @typedef {import("../types/verdict.js").Verdict} Verdict */
/** @typedef {import("../types/verdict.js").NestedVerdict} NestedVerdict */
/** @typedef {import("../types/verdict.js").Certification} Certification */
/** @typedef {import("../types/verdict.js").Part} Part */
/** @typedef {import("../types/view.js").View} View */
/** @typedef {import("../types/view.js").Section} Section */
/** @typedef {import("../types/view.js").FactLine} FactLine */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */

const MAX_NAMED_IN_HEADLINE = 2;
const MAX_LISTED = 50;
const TEXT_OF_MESSAGE = ["text/plain", "text/html"];

/** The part that is the original as a whole (docs/protocol.md). */
export const ORIGINAL = "original";

/** Checks whose notes a hurried person must see: what is taken for a receipt is relied on. */
const UP_FRONT = ["content.subject"];


/**
 * How a check's result looks.
 * @type {Record<string, {tone: "good" | "attention" | "bad" | "neutral", symbol: string}>}
 */
const RESULTS = {
  pass: { tone: "good", symbol: "\u2713" },
  note: { tone: "neutral", symbol: "i" },
  warn: { tone: "attention", symbol: "!" },
  fail: { tone: "bad", symbol: "\u2715" },
  skip: { tone: "neutral", symbol: "\u2013" },
};

/**
 * @param {{verdict: Verdict, parts: Part[]}} judged
 * @param {Catalogue} catalogue
 * @param {{received: boolean, pecAccount: boolean}} place - whether the message lies in a mailbox, and
 *   whether that mailbox is known to be a PEC mailbox
 * @returns {View | null} null: nothing is to be shown
 */
export function present({ verdict, parts }, catalogue, { received, pecAccount }) {
  const isOrdinary = verdict.outcome === "not-pec" && verdict.nested.length === 0;
  if (isOrdinary && received && !pecAccount) return null;
  return new Presentation(verdict, parts, catalogue, received).view(isOrdinary && received);
}

class Presentation {
  #verdict;
  #parts;
  #catalogue;
  #received;
  #wording;

  /**
   * @param {Verdict} verdict
   * @param {Part[]} parts
   * @param {Catalogue} catalogue
   * @param {boolean} received
   */
  constructor(verdict, parts, catalogue, received) {
    this.#verdict = verdict;
    this.#parts = parts;
    this.#catalogue = catalogue;
    this.#received = received;
    this.#wording = new Wording(catalogue, verdict);
  }

  /**
   * @param {boolean} small
   * @returns {View}
   */
  view(small) {
    const { level } = this.#verdict;
    const key = this.#wording.outcomeKey(this.#verdict);
    return {
      tone: level,
      toneName: this.#text(`level.${level}`),
      symbol: SYMBOLS[level] ?? "",
      headline: headline(this.#verdict, this.#catalogue),
      label: this.#text(`${key}.short`),
      reasons: this.#reasons(),
      action: this.#text(`${key}.action`),
      sections: this.#sections(key),
      attachments: this.#attachments(),
      labels: controlLabels(this.#catalogue),
      badge: level === "neutral" ? "" : (SYMBOLS[level] ?? ""),
      small,
    };
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [facts]
   */
  #text(key, facts) {
    return this.#catalogue.text(key, facts);
  }

  get #isCertain() {
    return this.#verdict.outcome === "genuine" || this.#verdict.outcome === "uncertified";
  }

  #notesUpFront() {
    return this.#verdict.checks
      .filter(({ id, result }) => UP_FRONT.includes(id) && result === "note")
      .map((check) => this.#wording.checkSentence(check));
  }

  #reasons() {
    const reasons = [...this.#wording.reasons(this.#verdict), ...this.#notesUpFront()];
    return this.#received ? reasons : [this.#text("addon.not_received"), ...reasons];
  }

  /**
   * @param {string} key - of the outcome
   * @returns {Section[]}
   */
  #sections(key) {
    const verdict = this.#verdict;
    const meaning = [this.#text(`${key}.meaning`)];
    if (verdict.outcome === "genuine") meaning.unshift(this.#text(`kind.${verdict.kind}.practice`));
    const sections = [
      section(this.#text("explain.practice"), { paragraphs: meaning }),
      ...this.#certifiedSection(),
    ];
    const checks = this.#checks();
    if (checks.length > 0) sections.push(section(this.#text("explain.checks"), { checks }));
    if (verdict.nested.length > 0) sections.push(this.#nestedSection(verdict.nested));
    return sections;
  }

  /** @returns {Section[]} */
  #certifiedSection() {
    const { certification, signature, kind, outcome } = this.#verdict;
    if (!certification && !signature.signer) return [];
    const facts = [
      ...(certification ? this.#certificationFacts(certification) : []),
      ...this.#signatureFacts(),
    ];
    if (outcome === "genuine") {
      const paragraphs = [this.#text(`kind.${kind}.certifies`)];
      return [section(this.#text("explain.certifies"), { paragraphs, facts })];
    }
    const title = outcome === "uncertified" ? "explain.signed_by" : "explain.says_of_itself";
    return [section(this.#text(title), { facts })];
  }

  /**
   * @param {Certification} certified
   * @returns {FactLine[]}
   */
  #certificationFacts(certified) {
    const recipients = certified.recipients.map(({ address, certified: isPec }) =>
      isPec ? visibleText(address) : `${visibleText(address)} (${this.#text("fact.not_certified")})`,
    );
    const error = certified.error === "nessuno" ? "" : this.#text(`value.cause.${certified.error}`);
    const detail = certified.error_detail ? ` (${visibleText(certified.error_detail)})` : "";
    const replyTo = certified.reply_to === certified.sender ? null : certified.reply_to;
    return this.#facts([
      ["fact.sender", [visibleText(certified.sender)]],
      ["fact.recipients", shortened(recipients)],
      ["fact.reply_to", [visibleText(replyTo ?? "")]],
      ["fact.subject", [visibleText(certified.subject ?? "")]],
      ["fact.time", [this.#wording.time(certified.time)]],
      ["fact.delivered_to", [visibleText(certified.delivered_to ?? "")]],
      [
        "fact.receipt_type",
        [certified.receipt_type ? this.#text(`receipt_type.${certified.receipt_type}`) : ""],
      ],
      ["fact.error", [error && error + detail]],
      ["fact.provider", [visibleText(certified.provider)]],
      ["fact.identifier", [visibleText(certified.identifier)]],
      ["fact.message_id", [visibleText(certified.message_id ?? "")]],
    ]);
  }

  /** @returns {FactLine[]} */
  #signatureFacts() {
    const { signer, signed_at: signedAt, anchor } = this.#verdict.signature;
    if (!signer) return [];
    const email = signer.email ? ` <${visibleText(signer.email)}>` : "";
    const edition = anchor?.edition ? "fact.recognised.edition" : "fact.recognised.by_key";
    const recognised = anchor
      ? this.#text(edition, { authority: anchor.authority, edition: anchor.edition ?? "" })
      : "";
    return this.#facts([
      ["fact.signer", [visibleText(signer.organization) + email]],
      ["fact.signed_at", [signedAt ? this.#wording.time(signedAt) : ""]],
      ["fact.recognised", [recognised]],
    ]);
  }

  /**
   * Those that say something, named.
   * @param {[string, string[]][]} lines
   * @returns {FactLine[]}
   */
  #facts(lines) {
    return lines
      .map(([key, values]) => ({ label: this.#text(key), values: values.filter(Boolean) }))
      .filter(({ values }) => values.length > 0);
  }

  #checks() {
    // Where something decisive failed, most checks have nothing left to look at.
    const wanted = this.#verdict.checks.filter(({ result }) => this.#isCertain || result !== "skip");
    return wanted.map((check) => ({
      .../** @type {typeof RESULTS[string]} */ (RESULTS[check.result]),
      name: this.#text(`check.${check.id}.name`),
      sentence: this.#wording.checkSentence(check),
    }));
  }

  /** @param {NestedVerdict[]} nested */
  #nestedSection(nested) {
    const checks = nested.slice(0, MAX_LISTED).map((inner) => ({
      tone: inner.level,
      symbol: SYMBOLS[inner.level] ?? "",
      name: headline(inner, this.#catalogue),
      sentence: [
        this.#text("explain.nested.label", { part: inner.part }),
        ...new Wording(this.#catalogue, inner).reasons(inner),
      ].join(" "),
    }));
    return section(this.#text("explain.nested"), {
      paragraphs: [this.#text("explain.nested.meaning")],
      checks,
    });
  }

  /** What the sender attached, and the original as a whole; its text is what Thunderbird shows. */
  #attachments() {
    if (this.#parts.length === 0) return [];
    const attached = this.#parts.filter(({ name, type }) => name || !TEXT_OF_MESSAGE.includes(type));
    const listed = attached.slice(0, MAX_LISTED).map(({ part, name, type }) => ({
      part,
      name: name ? visibleText(name) : this.#text("addon.part.unnamed"),
      detail: visibleText(type),
    }));
    return [...listed, { part: ORIGINAL, name: this.#text("addon.part.original"), detail: ".eml" }];
  }
}

/**
 * One line that a hurried person understands.
 * @param {Verdict} verdict
 * @param {Catalogue} catalogue
 */
function headline(verdict, catalogue) {
  const { certification, kind, outcome } = verdict;
  if (outcome !== "genuine" || !certification) return catalogue.text(`headline.${outcome}`);
  return catalogue.text(`headline.genuine.${kind}`, {
    sender: certification.sender,
    recipients: named(certification),
    delivered_to: certification.delivered_to ?? named(certification),
    time: shortTime(certification.time, catalogue.language),
    provider: certification.provider,
  });
}

/** @param {Certification} certification */
function named({ recipients }) {
  const names = recipients.slice(0, MAX_NAMED_IN_HEADLINE).map(({ address }) => address);
  const more = recipients.length - names.length;
  return names.join(", ") + (more > 0 ? ` +${more}` : "");
}

/** @param {string[]} values */
function shortened(values) {
  if (values.length <= MAX_LISTED) return values;
  return [...values.slice(0, MAX_LISTED), `+${values.length - MAX_LISTED}`];
}

/**
 * @param {string} title
 * @param {Partial<Omit<Section, "title">>} content
 * @returns {Section}
 */
function section(title, content) {
  return { title, paragraphs: [], facts: [], checks: [], ...content };
}

/** @param {Catalogue} catalogue */
function controlLabels(catalogue) {
  return {
    show: catalogue.text("addon.details.show"),
    hide: catalogue.text("addon.details.hide"),
    attachments: catalogue.text("addon.attachments"),
    save: catalogue.text("addon.save"),
    saveNamed: catalogue.text("addon.save.named"),
  };
}

/**
 * What to show when nothing could be checked: why, and what mends it.
 * @param {{reason: string, facts?: Record<string, string | number>}} failure - see host/failure.js
 * @param {Catalogue} catalogue
 * @returns {View}
 */
export function presentFailure({ reason, facts = {} }, catalogue) {
  const key = catalogue.has(`addon.host.${reason}`) ? `addon.host.${reason}` : "addon.host.gone";
  return {
    tone: "unknown",
    toneName: catalogue.text("level.unknown"),
    symbol: SYMBOLS["unknown"] ?? "",
    headline: catalogue.text(key, facts),
    label: catalogue.text("addon.action"),
    reasons: [],
    action: catalogue.text(`${key}.action`, facts),
    sections: [],
    attachments: [],
    labels: controlLabels(catalogue),
    badge: SYMBOLS["unknown"] ?? "",
    small: false,
  };
}
