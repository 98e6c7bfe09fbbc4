// SPDX-License-Identifier: EUPL-1.2
//
// What to show of a checked draft. Pure: no browser, no document. The sentences about findings and addresses
// are the command's own (send.*, address.*).
import { SYMBOLS } from "../drawing/tones.js";
import { readableFacts } from "../texts/facts.js";
import { visibleText } from "../texts/visible_text.js";
import { presentRecipient } from "./recipient_presentation.js";

/** @typedef {import("../types/sending.js").Checked} Checked */
/** @typedef {import("../types/sending.js").DraftAnswer} DraftAnswer */
/** @typedef {import("../types/sending.js").Remedy} Remedy */
/** @typedef {import("../types/sending.js").SendFinding} SendFinding */
/** @typedef {import("../types/sending_view.js").DraftView} DraftView */
/** @typedef {import("../types/sending_view.js").RemedyView} RemedyView */
/** @typedef {import("../types/sending_view.js").SendFindingView} SendFindingView */
/** @typedef {import("../types/view.js").Tone} Tone */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */

/** A note is something to read here. @type {Record<string, string>} */
const MARKS = { ...SYMBOLS, neutral: "i" };
/** @type {Record<string, Tone>} */
const TONES = { grave: "bad", warning: "attention", note: "neutral" };
/** What no button can do: it says what the person accepts. */
const ONLY_WORDS = ["expect-nothing"];
/** Why the host gave no answer, where somebody can mend it. */
const MENDED = ["missing", "too-old", "too-new", "garbage"];
/** @type {Record<string, DraftView["ask"]>} */
const ASKS = { none: "nothing", warn: "press", confirm: "tick", block: "never" };

/**
 * @param {Checked & {requireCheck: boolean}} checked
 * @param {Catalogue} catalogue
 * @returns {DraftView}
 */
export function presentDraft({ answer, failure, requireCheck }, catalogue) {
  if (!answer) return presentUnchecked(failure ?? { reason: "silent", facts: {} }, requireCheck, catalogue);
  const findings = answer.findings.map((finding) => presentFinding(finding, answer, catalogue));
  const isTold = (/** @type {SendFindingView} */ { rule }) =>
    answer.findings.some((finding) => finding.rule === rule && finding.action !== "none");
  const told = findings.filter(isTold);
  const tone = toneOf(answer);
  return {
    tone,
    symbol: MARKS[tone] ?? "",
    headline: headlineOf(answer, catalogue),
    explanation: explanationOf(answer, catalogue),
    findings: told,
    notes: findings.filter((finding) => !told.includes(finding)),
    recipients: answer.recipients.map((recipient) => presentRecipient(recipient, answer.sender.pec, catalogue)),
    sender: senderOf(answer, catalogue),
    ask: ASKS[answer.action] ?? "tick",
  };
}

/** @param {DraftAnswer} answer @returns {Tone} */
function toneOf({ action, findings, recipients, sender }) {
  if (action === "warn") return findings.some((each) => each.severity === "grave") ? "bad" : "attention";
  if (action !== "none") return "bad";
  if (recipients.length === 0 || !sender.pec) return "neutral";
  return recipients.every(({ verdict }) => verdict === "certified" || verdict === "probably-certified") ? "good" : "neutral";
}

/**
 * @param {DraftAnswer} answer
 * @param {Catalogue} catalogue
 */
function headlineOf({ action, recipients, sender }, catalogue) {
  if (action !== "none") return catalogue.text(`addon.send.headline.${action}`);
  if (recipients.length === 0) return catalogue.text("addon.send.headline.empty");
  return catalogue.text(sender.pec ? "addon.send.headline.none" : "addon.send.headline.ordinary");
}

/**
 * @param {DraftAnswer} answer
 * @param {Catalogue} catalogue
 */
function explanationOf({ action, directory }, catalogue) {
  const parts = action === "none" ? [] : [catalogue.text(`addon.send.explanation.${action}`)];
  if (directory === "unusable") parts.push(catalogue.text("addon.send.directory-unusable"));
  return parts.join(" ");
}

/**
 * @param {DraftAnswer} answer
 * @param {Catalogue} catalogue
 */
function senderOf({ sender }, catalogue) {
  const key = `addon.send.sender.${sender.pec ? "pec" : "ordinary"}`;
  const words = catalogue.text(key, { address: sender.address });
  return sender.pec && sender.provider ? `${words} (${visibleText(sender.provider)})` : words;
}

/**
 * @param {SendFinding} finding
 * @param {DraftAnswer} answer
 * @param {Catalogue} catalogue
 * @returns {SendFindingView}
 */
function presentFinding({ rule, severity, action, facts, recipients, remedies }, answer, catalogue) {
  const readable = readableFacts(asTexts(facts), catalogue);
  const more = Object.keys(facts).map((name) => `send.${rule}.with.${name}`).filter((key) => catalogue.has(key));
  const why = [`send.${rule}.why`, ...more].map((key) => catalogue.text(key, readable));
  const tone = TONES[severity] ?? "attention";
  const isAt = (/** @type {string} */ one, /** @type {string | null} */ other) => one.toLowerCase() === other?.toLowerCase();
  const buttons = remedies.filter(({ id }) => !ONLY_WORDS.includes(id));
  const shown = answer.recipients.filter(({ address }) => recipients.some((each) => isAt(each, address)));
  const once = shown.filter((each, at) => shown.findIndex((other) => isAt(other.address, each.address)) === at);
  const ofRecipients = buttons.filter((remedy) => once.some(({ address }) => isAt(address, remedy.address)));
  return {
    rule,
    tone,
    symbol: MARKS[tone] ?? "",
    severity: catalogue.text(`send.severity.${severity}`),
    title: catalogue.text(`send.${rule}.title`, readable),
    why: why.join(" "),
    recipients: once.map((recipient) => presentRecipient(recipient, answer.sender.pec, catalogue,
      ofRecipients.filter(({ address }) => isAt(recipient.address, address)).map((each) => presentRemedy(each, catalogue, true)))),
    remedies: buttons.filter((each) => !ofRecipients.includes(each)).map((each) => presentRemedy(each, catalogue, false)),
    blocks: action === "block",
  };
}

/**
 * @param {Remedy} remedy
 * @param {Catalogue} catalogue
 * @param {boolean} beside - whether its button stands beside the address, which it need not repeat then
 * @returns {RemedyView}
 */
function presentRemedy(remedy, catalogue, beside) {
  const { id, address, value } = remedy;
  const key = `send.remedy.${id}`;
  const name = catalogue.text(key, { address: address ?? "", value: value ?? "" });
  return { remedy, name, label: beside && catalogue.has(`${key}.one`) ? catalogue.text(`${key}.one`) : name };
}

/** @param {Record<string, unknown>} facts */
function asTexts(facts) {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
}

/**
 * @param {{reason: string, facts: Record<string, string | number>}} failure
 * @param {boolean} requireCheck
 * @param {Catalogue} catalogue
 * @returns {DraftView}
 */
function presentUnchecked(failure, requireCheck, catalogue) {
  const key = requireCheck ? "addon.send.explanation.required" : "addon.send.explanation.unchecked";
  return {
    tone: "unknown", symbol: MARKS["unknown"] ?? "", headline: catalogue.text("addon.send.headline.unchecked"),
    explanation: `${catalogue.text(key)} ${hostWords(failure.reason, catalogue)}`,
    findings: [], notes: [], recipients: [], sender: "",
    ask: requireCheck ? "never" : "press",
  };
}

/**
 * What is wrong with the host, and what mends it.
 * @param {string} reason
 * @param {Catalogue} catalogue
 */
export function hostWords(reason, catalogue) {
  if (!MENDED.includes(reason)) return catalogue.text("addon.send.failure");
  return `${catalogue.text(`addon.host.${reason}`)}. ${catalogue.text(`addon.host.${reason}.action`)}`;
}
