// SPDX-License-Identifier: EUPL-1.2
//
// Drafts for tests, as Thunderbird gives them, and what the host says of them.

export const TOWN = "protocollo@pec.comune-inventato.example";
export const FRIEND = "amico@ordinary.example";

/** @param {Record<string, unknown>} [changes] */
export function details(changes = {}) {
  return {
    identityId: "id1", from: "Studio <studio@pec.example>", to: [TOWN], cc: [], bcc: [], replyTo: [], subject: "Diffida",
    type: "new", isPlainText: true, body: "<p>Testo</p>", plainTextBody: "Testo", customHeaders: [], isModified: true,
    ...changes,
  };
}

/** @param {string} address @param {Record<string, unknown>} [changes] */
export function report(address, changes = {}) {
  return { address, fault: null, verdict: "certified", evidence: [], failure: null, suggestions: [], field: "to", ...changes };
}

/** @param {Record<string, unknown>} [changes] */
export function finding(changes = {}) {
  return {
    rule: "recipient.ordinary", severity: "grave", action: "confirm", facts: { addresses: FRIEND, count: "1" },
    recipients: [FRIEND], remedies: [], source: "test", ...changes,
  };
}

/** @param {Record<string, unknown>} [changes] */
export function draftAnswer(changes = {}) {
  return {
    sender: { address: "studio@pec.example", pec: true, provider: "Gestore Uno" }, recipients: [report(TOWN)], findings: [],
    action: "none", ...changes,
  };
}

/** Splits as Thunderbird does, groups and quotes left out. */
export async function parseMailboxString(text) {
  return text.split(",").map((part) => {
    const [, name = "", email = part.trim()] = part.match(/^\s*"?([^"<]*?)"?\s*<([^>]*)>\s*$/) ?? [];
    return { name: name || undefined, email };
  });
}
