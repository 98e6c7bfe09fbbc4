// SPDX-License-Identifier: EUPL-1.2
//
// What to show of a connection test. Pure: no browser, no document. The sentences are those of the command
// (doctor.*).
import { readableFacts } from "../texts/facts.js";
import { visibleText } from "../texts/visible_text.js";
import { failureWords } from "./presentation.js";

/** @typedef {import("../types/connections.js").ConnectionAnswer} ConnectionAnswer */
/** @typedef {import("../types/connections.js").ConnectionCheck} ConnectionCheck */
/** @typedef {import("../types/connections.js").ConnectionCheckView} ConnectionCheckView */
/** @typedef {import("../types/connections.js").ConnectionsView} ConnectionsView */
/** @typedef {import("../types/connections.js").ServerView} ServerView */
/** @typedef {import("../types/connections.js").TestedServer} TestedServer */
/** @typedef {import("../types/view.js").Tone} Tone */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */

/** @type {Record<string, {tone: Tone, symbol: string}>} */
const LOOKS = {
  pass: { tone: "good", symbol: "\u2713" },
  note: { tone: "good", symbol: "i" },
  warn: { tone: "attention", symbol: "!" },
  fail: { tone: "bad", symbol: "\u2715" },
};
/** @type {{tone: Tone, symbol: string}} */
const NO_LOOK = { tone: "unknown", symbol: "?" };

/**
 * @param {ConnectionAnswer} answer
 * @param {Catalogue} catalogue
 * @returns {ConnectionsView}
 */
export function presentConnections({ servers, failure }, catalogue) {
  if (failure) {
    const { headline, action } = failureWords(failure, catalogue);
    return { servers: [], failure: headline, action };
  }
  return { servers: servers.map((server) => presentServer(server, catalogue)), failure: "", action: "" };
}

/**
 * @param {TestedServer} server
 * @param {Catalogue} catalogue
 * @returns {ServerView}
 */
function presentServer({ protocol, host, port, security, result, obstacle, checks }, catalogue) {
  const place = `${visibleText(host)}:${port}`;
  const summary = obstacle === null
    ? catalogue.text(`doctor.result.${result}`)
    : `${catalogue.text("doctor.obstacle")}: ${catalogue.text(`doctor.obstacle.${obstacle}`)}`;
  return {
    ...(LOOKS[result] ?? NO_LOOK),
    title: catalogue.text(`doctor.server.${security}`, { place, protocol: catalogue.text(`doctor.protocol.${protocol}`) }),
    summary,
    checks: checks.map((check) => presentCheck(check, catalogue)),
  };
}

/**
 * @param {ConnectionCheck} check
 * @param {Catalogue} catalogue
 * @returns {ConnectionCheckView}
 */
function presentCheck({ id, result, reason, facts }, catalogue) {
  const key = `doctor.${id}.${reason}`;
  const readable = readableFacts(facts, catalogue);
  return {
    ...(LOOKS[result] ?? NO_LOOK),
    name: catalogue.text(`doctor.${id}.name`),
    text: catalogue.text(key, readable),
    action: catalogue.has(`${key}.action`) ? catalogue.text(`${key}.action`, readable) : "",
  };
}
