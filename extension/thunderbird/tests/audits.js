// SPDX-License-Identifier: EUPL-1.2
//
// Audits for the tests, as the host gives them.

export function finding(rule, severity, facts = {}, source = "observed") {
  return { rule, severity, facts, source };
}

export const AT_ONCE = finding("pop3.removed-at-once", "critical", {}, "leave_on_server");
export const NEAR_FULL = finding("quota.near-full", "warning", {
  percent: "81", used: "810", limit: "1000", days: "12", receipts: "70",
});
export const NOT_AT_START = finding("check.not-at-start", "note", {}, "login_at_startup");
export const PASSWORD = finding("password.expires-7", "serious", { days: "5", made: "2026-08-29", date: "2026-11-27" });

export function account(more = {}) {
  return {
    id: "account1",
    name: "Studio",
    protocol: "imap",
    addresses: ["studio@pec.gestore-uno.example"],
    pec: true,
    evidence: [{ kind: "mailbox-domain", value: "pec.gestore-uno.example" }],
    provider: null,
    grade: "good",
    findings: [],
    ...more,
  };
}

export function audit(accounts, problems = []) {
  return { client: "thunderbird", profile: "test", accounts, problems };
}

export function answer(accounts, records = {}, problems = []) {
  return { audit: audit(accounts, problems), failure: null, records };
}
