// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { presentDraft } from "../sending/presentation.js";
import { presentRecipient } from "../sending/recipient_presentation.js";
import { catalogue, texts } from "./catalogues.js";
import { draftAnswer, finding, FRIEND, report, TOWN } from "./drafts.js";

const present = (answer, language = "en", requireCheck = false) =>
  presentDraft({ key: "", answer, failure: null, requireCheck }, catalogue(language));
const ACCEPTED = { source: "acceptance", says: "ordinary", scope: "domain", date: "2026-11-02T10:00:00Z", weight: 90, detail: "" };
const ORDINARY = report(FRIEND, { verdict: "ordinary", evidence: [ACCEPTED] });

test("what is asked follows what the policy makes of the findings", () => {
  const asks = Object.fromEntries(["none", "warn", "confirm", "block"].map((action) =>
    [action, present(draftAnswer({ findings: [finding({ action })], action })).ask]));
  assert.deepEqual(asks, { none: "nothing", warn: "press", confirm: "tick", block: "never" });
});

test("an address is shown with what is known of it and since when", () => {
  const shown = present(draftAnswer({ recipients: [report(TOWN), ORDINARY], findings: [finding()], action: "confirm" }));
  const [person] = shown.findings[0].recipients;
  assert.deepEqual([person.address, person.field, person.tone, person.verdict], [FRIEND, "To", "bad", "not PEC"]);
  assert.match(person.evidence[0], /2 November 2026/);
  assert.equal(shown.recipients[0].tone, "good");
  assert.match(shown.sender, /studio@pec\.example \(Gestore Uno\)$/);
});

test("buttons stand beside the recipient they are about, with their whole name for those who hear them", () => {
  const remedies = [{ id: "remove", address: FRIEND, value: null }, { id: "expect-nothing", address: FRIEND, value: null },
    { id: "switch-identity", address: "altro@x.example", value: "id2" }];
  const [shown] = present(draftAnswer({ recipients: [ORDINARY], findings: [finding({ remedies })], action: "confirm" })).findings;
  assert.deepEqual(shown.recipients[0].remedies.map(({ label }) => label), ["Remove"]);
  assert.match(shown.recipients[0].remedies[0].name, new RegExp(FRIEND));
  assert.deepEqual(shown.remedies.map(({ remedy }) => remedy.id), ["switch-identity"]);
});

test("notes stand apart and ask nothing", () => {
  const shown = present(draftAnswer({ findings: [finding({ rule: "recipient.unknown", severity: "note", action: "none" })] }));
  assert.deepEqual([shown.findings.length, shown.notes.length, shown.ask], [0, 1, "nothing"]);
});

test("from an ordinary account an ordinary recipient is nothing to be marked", () => {
  const sender = { address: "a@x.example", pec: false, provider: null };
  const shown = present(draftAnswer({ sender, recipients: [ORDINARY] }));
  assert.deepEqual([shown.tone, shown.recipients[0].tone], ["neutral", "neutral"]);
});

test("addresses and names are harmless", () => {
  const shown = presentRecipient(report("a\u202e@x.example", { suggestions: [{ kind: "same-body", address: "b@y.example", name: "C\u0000" }] }),
    true, catalogue());
  assert.equal(shown.address, "a\\u{202E}@x.example");
  assert.ok(!shown.warnings.join().includes("\0"));
});

test("without an answer it is said what was not done, and what mends it", () => {
  for (const language of ["it", "en", "de"]) {
    for (const reason of ["missing", "too-old", "too-new", "gone", "silent", "garbage", "internal"]) {
      for (const requireCheck of [true, false]) {
        const shown = presentDraft({ key: "", answer: null, failure: { reason, facts: {} }, requireCheck }, catalogue(language));
        assert.equal(shown.ask, requireCheck ? "never" : "press");
        assert.doesNotMatch(shown.headline + shown.explanation, /[[{\]}]/, `${language} ${reason}`);
      }
    }
  }
});

test("a directory that cannot be used is told of", () => {
  assert.match(present(draftAnswer({ directory: "unusable", findings: [finding()], action: "warn" })).explanation, /directory/);
});

const FACTS = { address: FRIEND, last: "2026-11-02T10:00:00Z", name: "x", count: "2", addresses: FRIEND };
const of = (beginning, end = "") => Object.keys(texts("en")).filter((key) => key.startsWith(beginning) && key.endsWith(end))
  .map((key) => key.slice(beginning.length, key.length - end.length));

test("every rule, verdict, source, fault, suggestion and remedy has its words in every language", () => {
  const rules = of("send.", ".title");
  assert.ok(rules.length > 15, rules.join());
  for (const language of ["it", "en", "de"]) {
    const words = [];
    for (const rule of rules) {
      const remedies = of("send.remedy.").filter((id) => !id.includes(".")).map((id) => ({ id, address: FRIEND, value: "x" }));
      for (const severity of ["note", "warning", "grave"]) {
        const [shown] = present(draftAnswer({ findings: [finding({ rule, severity, remedies, facts: FACTS, recipients: [] })], action: "confirm" }), language).findings;
        words.push(shown.severity, shown.title, shown.why, ...shown.remedies.flatMap(({ label, name }) => [label, name]));
      }
    }
    for (const verdict of of("address.verdict.")) {
      for (const fault of [null, ...of("address.fault.")]) {
        const evidence = of("address.evidence.").map((key) => key.split("."))
          .map(([source, says]) => ({ source, says, scope: "domain", date: "2026-11-02T10:00:00Z", weight: 1, detail: "IPA" }));
        const suggestions = of("address.suggestion.").map((kind) => ({ kind, address: TOWN, name: "x" }));
        const failure = { last: "2026-11-02T10:00:00Z", count: 2, error: "no-dest", detail: "5.1.1" };
        for (const each of evidence) {
          const shown = presentRecipient(report(TOWN, { verdict, fault, evidence: [each], suggestions, failure }), true, catalogue(language));
          words.push(shown.verdict, shown.field, ...shown.evidence, ...shown.warnings);
        }
      }
    }
    const wrong = words.filter((text) => /\[[a-z]+\.|\{(address|date|detail|name|count|last|error|value)\}/.test(text));
    assert.deepEqual([...new Set(wrong)], [], language);
  }
});

test("what is known of another mailbox of the domain is not told of this one", () => {
  const told = (scope) => presentDraft({
    key: "", failure: null, requireCheck: false,
    answer: draftAnswer({ recipients: [report(FRIEND, { evidence: [{ ...ACCEPTED, scope, detail: "ente.example" }] })] }),
  }, catalogue("en")).recipients[0].evidence[0];
  assert.match(told("domain"), /another mailbox of ente\.example external/);
  assert.doesNotMatch(told("address"), /another mailbox/);
});
