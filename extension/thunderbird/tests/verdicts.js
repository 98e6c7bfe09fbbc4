// SPDX-License-Identifier: EUPL-1.2
//
// Verdicts for tests, as the host gives them.

export const SIGNATURE = {
  state: "intact",
  digest: "sha256",
  signed_at: "2025-03-03T09:02:11Z",
  signer: {
    organization: "Gestore Uno S.p.A.",
    email: "posta-certificata@pec.gestore-uno.example",
    issuer: "Test PEC CA1",
    serial: "01",
    sha256: "00",
    not_before: "2024-01-01T00:00:00Z",
    not_after: "2027-01-01T00:00:00Z",
  },
  anchor: { authority: "Test PEC CA1", edition: "2025-02-20", sha256: "00", local: false },
};

export const CERTIFICATION = {
  type: "avvenuta-consegna",
  error: "nessuno",
  sender: "anna@pec.gestore-uno.example",
  recipients: [{ address: "bruno@pec.gestore-due.example", certified: true }],
  reply_to: "anna@pec.gestore-uno.example",
  subject: "Contratto",
  provider: "Gestore Due S.p.A.",
  time: "2025-03-03T10:02:10+01:00",
  identifier: "opec1@pec.gestore-due.example",
  message_id: "<1@client.example>",
  receipt_type: "completa",
  delivered_to: "bruno@pec.gestore-due.example",
  error_detail: null,
};

/** @param {Record<string, unknown>} [changes] */
export function verdict(changes = {}) {
  return {
    kind: "delivery",
    outcome: "genuine",
    level: "good",
    signature: SIGNATURE,
    certification: CERTIFICATION,
    checks: [{ id: "signature.intact", result: "pass", facts: {} }],
    nested: [],
    ...changes,
  };
}

export const ORDINARY = verdict({
  kind: "none",
  outcome: "not-pec",
  level: "neutral",
  signature: { state: "absent", digest: null, signed_at: null, signer: null, anchor: null },
  certification: null,
  checks: [],
});

/** @param {string} outcome */
export function failed(outcome, id, facts = {}) {
  return verdict({ outcome, level: "bad", checks: [{ id, result: "fail", facts }] });
}
