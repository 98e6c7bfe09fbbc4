// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { presentAccounts } from "../accounts/presentation.js";
import { account, answer, AT_ONCE, NEAR_FULL, NOT_AT_START, PASSWORD } from "./audits.js";
import { catalogue, texts } from "./catalogues.js";

const MOMENT = { today: "2026-11-22", time: "10:02", version: "153.7.0" };
const present = (given, language = "en") => presentAccounts(given, catalogue(language), MOMENT);
const BAD = { grade: "bad", findings: [AT_ONCE, NEAR_FULL, NOT_AT_START] };

test("a card says grade, findings in order, notes apart", () => {
  const view = present(answer([account(BAD)]));
  const [card] = view.cards;
  assert.equal(view.tone, "bad");
  assert.deepEqual([card.tone, card.symbol, card.grade], ["bad", "\u2715", "messages can be lost"]);
  assert.deepEqual(card.findings.map(({ rule, tone }) => [rule, tone]), [
    ["pop3.removed-at-once", "bad"], ["quota.near-full", "attention"]]);
  assert.deepEqual(card.notes.map(({ rule }) => rule), ["check.not-at-start"]);
  assert.match(card.summary, /: 2,/);
  assert.match(card.about, /studio@pec\.gestore-uno\.example \u00b7 IMAP$/);
});

test("a finding says why, with what is known besides, the steps one by one, and what was seen", () => {
  const [full] = present(answer([account({ grade: "attention", findings: [NEAR_FULL] })])).cards[0].findings;
  assert.equal(full.title, "The mailbox is 81 % full");
  assert.match(full.why, /12 days/);
  assert.match(full.why, /70 %/);
  assert.ok(full.steps.length > 1 && full.steps.every((step) => step && !step.includes("\n")));
  assert.deepEqual(full.facts[0], { label: "Space used (%)", values: ["81"] });
  assert.deepEqual(full.facts.at(-1), { label: "Seen in", values: ["observations of PEC Companion"] });
});

test("days are written as people write them", () => {
  const [password] = present(answer([account({ grade: "bad", findings: [PASSWORD] })]), "it").cards[0].findings;
  assert.match(password.why, /29 agosto 2026/);
  assert.deepEqual(password.facts.find(({ label }) => label === "Creata il").values, ["29 agosto 2026"]);
});

test("what was put off stands apart until its day, and the grade stays", () => {
  const snoozed = (until) => ({ account1: { snoozed: { "quota.near-full": { until, reason: "archivio \u202e" } } } });
  const given = account({ grade: "attention", findings: [NEAR_FULL] });
  const [card] = present(answer([given], snoozed("2026-11-23"))).cards;
  assert.equal(card.findings.length, 0);
  assert.equal(card.snoozed[0].snoozed, "Put off until 23 November 2026: archivio \\u{202E}");
  assert.equal(card.tone, "attention");
  assert.match(card.summary, /To mend: 0\. Put off: 1\./);
  assert.equal(present(answer([given], snoozed("2026-11-22"))).cards[0].findings.length, 1);
});

test("the worst account stands first", () => {
  const view = present(answer([
    account({ id: "a" }), account({ id: "b", grade: "attention", findings: [NEAR_FULL] }), account({ id: "c", ...BAD })]));
  assert.deepEqual(view.cards.map(({ id }) => id), ["c", "b", "a"]);
  assert.match(view.headline, /1 of 3/);
});

test("accounts that are not PEC are named, local folders are not", () => {
  const ordinary = account({ id: "b", pec: false, grade: "not-pec", evidence: [] });
  const view = present(answer([ordinary, { ...ordinary, id: "c", protocol: "other", addresses: [] }]));
  assert.deepEqual([view.cards.length, view.others.length], [0, 1]);
  assert.match(view.others[0].evidence, /^Nothing says/);
  assert.match(view.headline, /^No account/);
  assert.equal(view.tone, "neutral");
});

test("whoever denies that an account is PEC sees what speaks for it", () => {
  const evidence = [{ kind: "user-decision", value: "false" }, { kind: "provider-server", value: "imap.provider.example" }];
  const denied = account({ pec: false, grade: "not-pec", evidence });
  const [card] = present(answer([denied], { account1: { pec: false } })).others;
  assert.match(card.evidence, /^You said that it is not PEC\. .*imap\.provider\.example/);
  assert.equal(card.decided, true);
});

test("names are harmless", () => {
  const [card] = present(answer([account({ name: "a\u202eb\u0000", addresses: ["x\u200b@y"] })])).cards;
  assert.equal(card.name, "a\\u{202E}b\u2400");
  assert.match(card.about, /^x\\u\{200B\}@y/);
});

test("what could not be read is said", () => {
  const problem = { account: "account1", file: "Mail/msgFilterRules.dat", line: 3, what: "syntax" };
  const { problems } = present(answer([account()], {}, [problem, { ...problem, line: null }]));
  assert.deepEqual(problems.map((text) => text.split(":")[0]), ["Mail/msgFilterRules.dat", "Mail/msgFilterRules.dat"]);
  assert.match(problems[0], /:3/);
});

test("a failure says what mends it, in every language", () => {
  const reasons = ["missing", "too-old", "too-new", "gone", "silent", "garbage", "no-profile", "several-profiles",
    "profile-unreadable", "providers"];
  for (const language of ["it", "en", "de"]) {
    for (const reason of reasons) {
      const view = present({ audit: null, failure: { reason, facts: {} }, records: {} }, language);
      assert.equal(view.tone, "unknown");
      assert.doesNotMatch(view.headline + view.action, /[[{\]}]/, `${language} ${reason}`);
      assert.equal(view.cards.length, 0);
    }
  }
});

test("a file that keeps the audit from being made is named", () => {
  const failure = { reason: "profile-unreadable", facts: { file: "prefs.js", line: "2", what: "syntax" } };
  assert.deepEqual(present({ audit: null, failure, records: {} }).problems, ["prefs.js:2: cannot be understood"]);
});

test("every rule for Thunderbird has its title, reason and steps in every language", () => {
  const rules = Object.keys(texts("en")).filter((key) => /^audit\..*\.fix\.thunderbird$/.test(key))
    .map((key) => key.slice("audit.".length, -".fix.thunderbird".length));
  assert.ok(rules.length > 35);
  for (const language of ["it", "en", "de"]) {
    for (const rule of rules) {
      const given = account({ grade: "bad", findings: [{ rule, severity: "serious", facts: {}, source: "x" }] });
      const [shown] = present(answer([given]), language).cards[0].findings;
      assert.doesNotMatch(shown.title + shown.why + shown.steps.join(), /\[audit/, `${language} ${rule}`);
    }
  }
});
