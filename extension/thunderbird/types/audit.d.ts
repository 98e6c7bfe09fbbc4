// SPDX-License-Identifier: EUPL-1.2
//
// What the host says of the accounts (accounts.audit of docs/protocol.md), and what the add-on itself keeps
// of each.

export type Severity = "critical" | "serious" | "warning" | "note";
export type Grade = "good" | "attention" | "bad" | "not-pec";

export interface Evidence {
  kind: string;
  value: string | null;
}

export interface Finding {
  rule: string;
  severity: Severity;
  facts: Record<string, string>;
  source: string;
}

export interface AuditedAccount {
  id: string;
  name: string;
  protocol: "imap" | "pop3" | "other";
  addresses: string[];
  pec: boolean;
  evidence: Evidence[];
  provider: string | null;
  grade: Grade;
  /** The most harmful first. */
  findings: Finding[];
}

export interface Problem {
  account: string | null;
  file: string;
  line: number | null;
  what: string;
}

export interface Audit {
  client: string;
  profile: string;
  accounts: AuditedAccount[];
  problems: Problem[];
}

/** The size of a mailbox as its server said it, in bytes. */
export interface QuotaPoint {
  at: string;
  used: number;
  limit: number;
}

export interface Snooze {
  /** The first day on which the finding is told again, such as "2026-12-24". */
  until: string;
  reason: string;
}

/** What is remembered of one account; of a part that is absent nothing is known. */
export interface AccountRecord {
  /** At most one a day, the oldest first. */
  quota?: QuotaPoint[];
  /** The last instant at which the server is known to have answered. */
  seen?: string;
  /** By a short digest of the message's name: the size of a receipt, or 0 for an anomaly envelope. */
  judged?: Record<string, number>;
  /** What was in `judged` before it became too long. */
  earlier?: { receipts_bytes: number; anomalies: number };
  /** The day on which the password for mail programs was made. */
  password_made?: string;
  /** The person's word on whether the account is PEC. */
  pec?: boolean;
  /** By the rule of the finding. */
  snoozed?: Record<string, Snooze>;
}

/** Why there is no audit: the part of a key of the catalogue. */
export interface AuditFailure {
  reason: string;
  facts: Record<string, string | number>;
}

/** What the event page answers to a page about accounts. */
export interface AuditAnswer {
  audit: Audit | null;
  failure: AuditFailure | null;
  /** By account id. */
  records: Record<string, AccountRecord>;
}
