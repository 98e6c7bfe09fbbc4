// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { present, presentFailure } from "../reading/presentation.js";
import { catalogue } from "./catalogues.js";
import { CERTIFICATION, ORDINARY, failed, verdict } from "./verdicts.js";

const RECEIVED = { received: true, pecAccount: false };

function view(judged, place = RECEIVED, language = "en", parts = []) {
  return present({ verdict: judged, parts }, catalogue(language), place);
}

const HEADLINES = [
  [
    verdict(),
    "Genuine delivery receipt: delivered to bruno@pec.gestore-due.example on 3 March 2025, 10:02, certified by Gestore Due S.p.A.",
  ],
  [
    verdict({ kind: "acceptance" }),
    "Genuine acceptance receipt: accepted on 3 March 2025, 10:02 for bruno@pec.gestore-due.example, certified by Gestore Due S.p.A.",
  ],
  [
    verdict({ kind: "transport-envelope" }),
    "Genuine PEC from anna@pec.gestore-uno.example, sent on 3 March 2025, 10:02, certified by Gestore Due S.p.A.",
  ],
  [failed("altered", "signature.intact"), "Altered: what you read is not what the provider signed"],
  [failed("unsigned", "signature.present"), "No certified PEC: presents itself as one, but no provider signed it"],
];

test("the headline says what happened in one line", () => {
  for (const [judged, headline] of HEADLINES) assert.equal(view(judged).headline, headline);
});

test("a message whose subject reads like a receipt's is named as what it is, at once", () => {
  const facts = { words: "Ricevuta di consegna", sender: "sdi@pec.gestore-uno.example" };
  const checks = [{ id: "content.subject", result: "note", facts }];
  const shown = view(verdict({ kind: "transport-envelope", checks }));
  assert.equal(shown.tone, "good");
  assert.match(shown.reasons[0], /Ricevuta di consegna.*sdi@pec\.gestore-uno\.example.*no PEC receipt/);
});

test("every kind has a headline of its own in every language", () => {
  const kinds = ["acceptance", "non-acceptance", "taking-in-charge", "delivery", "transport-envelope",
    "non-delivery", "timeout-notice", "virus-notice"];
  for (const language of ["it", "en", "de"]) {
    const seen = new Set();
    for (const kind of kinds) {
      const { headline } = view(verdict({ kind }), RECEIVED, language);
      assert.doesNotMatch(headline, /[[\]{}]/);
      seen.add(headline);
    }
    assert.equal(seen.size, kinds.length);
  }
});

test("the level is the tone, in a word as well", () => {
  const tones = [
    ["good", "good"], ["attention", "attention"], ["bad", "alarm"],
  ];
  for (const [level, word] of tones) {
    const shown = view(verdict({ level }));
    assert.equal(shown.tone, level);
    assert.equal(shown.toneName, word);
    assert.notEqual(shown.badge, "");
  }
});

test("ordinary mail is marked in a PEC mailbox only", () => {
  assert.equal(view(ORDINARY), null);
  const marked = view(ORDINARY, { received: true, pecAccount: true });
  assert.equal(marked.small, true);
  assert.equal(marked.tone, "neutral");
  assert.equal(marked.badge, "");
  assert.match(marked.headline, /^Not PEC/);
});

test("ordinary mail that holds a PEC is shown anywhere, with what it holds", () => {
  const holder = { ...ORDINARY, nested: [{ ...verdict(), part: "2" }] };
  const shown = view(holder);
  const nested = shown.sections.at(-1);
  assert.match(nested.checks[0].name, /^Genuine delivery receipt/);
  assert.match(nested.checks[0].sentence, /not received here as such/);
});

test("a file is said not to be received here", () => {
  const shown = view(ORDINARY, { received: false, pecAccount: false });
  assert.match(shown.reasons[0], /^Not received here/);
  assert.equal(shown.small, false);
});

test("recipients without PEC are named as such", () => {
  const recipients = [...CERTIFICATION.recipients, { address: "carla@posta.example", certified: false }];
  const shown = view(verdict({ certification: { ...CERTIFICATION, recipients } }));
  const values = shown.sections.flatMap(({ facts }) => facts).find(({ label }) => label === "Recipients").values;
  assert.deepEqual(values, ["bruno@pec.gestore-due.example", "carla@posta.example (not PEC)"]);
});

test("three hundred recipients are cut", () => {
  const recipients = Array.from({ length: 300 }, (_, i) => ({ address: `a${i}@b.example`, certified: true }));
  const shown = view(verdict({ kind: "acceptance", certification: { ...CERTIFICATION, recipients } }));
  assert.match(shown.headline, /a0@b.example, a1@b.example \+298/);
  const values = shown.sections.flatMap(({ facts }) => facts).find(({ label }) => label === "Recipients").values;
  assert.equal(values.length, 51);
  assert.equal(values.at(-1), "+250");
});

test("every check is explained; what was not done is left out where something decisive failed", () => {
  const checks = [
    { id: "signature.intact", result: "fail", facts: { reason: "digest" } },
    { id: "signer.chain", result: "skip", facts: {} },
  ];
  const shown = view(verdict({ outcome: "altered", level: "bad", checks }));
  const listed = shown.sections.flatMap((section) => section.checks);
  assert.deepEqual(listed.map(({ name }) => name), ["Integrity"]);
  assert.match(listed[0].sentence, /changed after signing/);
  assert.deepEqual(shown.reasons, [listed[0].sentence]);
});

test("that the outer headers were not there is said once, after what was warned of", () => {
  const absent = { result: "skip", facts: { reason: "no-headers" } };
  const checks = [
    { id: "signer.register", result: "warn", facts: { host: "x.example" } },
    { id: "signer.sender", ...absent },
    { id: "header.kind", ...absent },
  ];
  const { reasons } = view(verdict({ level: "attention", checks }));
  assert.equal(reasons.length, 2);
  assert.match(reasons[0], /x\.example/);
  assert.match(reasons[1], /outer headers are not available here/);
});

test("what a stranger wrote is made visible", () => {
  const subject = "a\u202Ecod.exe<b>\u001B[2J";
  const shown = view(verdict({ certification: { ...CERTIFICATION, subject } }));
  const values = shown.sections.flatMap(({ facts }) => facts).find(({ label }) => label === "Subject").values;
  assert.deepEqual(values, ["a\\u{202E}cod.exe<b>\u241B[2J"]);
});

test("a placeholder in what a stranger wrote stays what it is", () => {
  const provider = "{time} {sender}";
  const shown = view(verdict({ certification: { ...CERTIFICATION, provider } }));
  assert.match(shown.headline, /certified by \{time\} \{sender\}$/);
});

test("what was attached is listed by name, with the original as a whole", () => {
  const parts = [
    { part: "1.1", name: "", type: "text/plain", encoded_bytes: 10 },
    { part: "1.2", name: "", type: "text/html", encoded_bytes: 10 },
    { part: "2", name: "contratto.pdf.p7m", type: "application/pkcs7-mime", encoded_bytes: 10 },
    { part: "3", name: "", type: "application/octet-stream", encoded_bytes: 10 },
    { part: "4", name: "note.txt", type: "text/plain", encoded_bytes: 10 },
  ];
  const shown = view(verdict({ kind: "transport-envelope" }), RECEIVED, "en", parts);
  assert.deepEqual(shown.attachments.map(({ part, name }) => [part, name]), [
    ["2", "contratto.pdf.p7m"], ["3", "(unnamed)"], ["4", "note.txt"], ["original", "The whole original message"],
  ]);
  assert.deepEqual(view(verdict()).attachments, []);
});

test("a failure says what mends it", () => {
  for (const reason of ["missing", "too-old", "too-new", "gone", "silent", "garbage", "refused"]) {
    for (const language of ["it", "en", "de"]) {
      const shown = presentFailure({ reason, facts: { reason: "no-space" } }, catalogue(language));
      assert.equal(shown.tone, "unknown");
      assert.doesNotMatch(shown.headline + shown.action, /[[\]{}]/, `${reason} ${language}`);
    }
  }
});
