// SPDX-License-Identifier: EUPL-1.2
//
// What the host says of a draft (draft.check of docs/protocol.md), and what is asked of it.

export type AddressVerdict = "certified" | "probably-certified" | "unknown" | "probably-ordinary" | "ordinary";
export type FindingSeverity = "note" | "warning" | "grave";
/** What the policy makes of a finding. */
export type Action = "none" | "warn" | "confirm" | "block";
export type SendMode = "sendNow" | "sendLater";

export interface AddressEvidence {
  source: string;
  says: "certified" | "ordinary";
  scope: "address" | "domain";
  /** An instant. */
  date: string | null;
  /** 0 to 100, after ageing. */
  weight: number;
  /** Untrusted text. */
  detail: string;
}

export interface AddressFailure {
  last: string;
  count: number;
  error: string;
  detail: string;
}

export interface AddressSuggestion {
  kind: string;
  address: string;
  name: string;
}

export interface AddressReport {
  address: string;
  fault: string | null;
  verdict: AddressVerdict;
  /** The strongest first. */
  evidence: AddressEvidence[];
  failure: AddressFailure | null;
  suggestions: AddressSuggestion[];
}

export interface CheckedRecipient extends AddressReport {
  field: "to" | "cc" | "bcc";
}

export interface Remedy {
  id: string;
  address: string | null;
  value: string | null;
}

export interface SendFinding {
  rule: string;
  severity: FindingSeverity;
  action: Action;
  facts: Record<string, string>;
  recipients: string[];
  remedies: Remedy[];
  source: string;
}

export interface DraftAnswer {
  sender: { address: string; pec: boolean; provider: string | null };
  recipients: CheckedRecipient[];
  /** The gravest first. */
  findings: SendFinding[];
  /** The strictest of the findings'. */
  action: Action;
  /** The directory of addresses cannot be used: what is shipped was used alone. */
  directory?: "unusable";
  /** Domains of which the network would tell more (addresses.ask); there only where it may be asked. */
  unasked?: string[];
  /** Whether this computer's own policy lets nothing be sent that was not checked. */
  require_check?: boolean;
}

export interface Policy {
  sending?: Record<string, Action>;
  requireCheck?: boolean;
}

export interface IdentityFacts {
  id: string;
  address: string;
  pec: boolean | null;
}

export interface SenderFacts {
  address: string;
  account_addresses: string[];
  pec: boolean | null;
  identities: IdentityFacts[];
}

export interface DraftRecipient {
  display: string;
  address: string;
}

export interface DraftAttachment {
  name: string;
  type: string | null;
  bytes: number;
  message: string | null;
}

export interface HostDraft {
  from: string;
  reply_to: string | null;
  to: DraftRecipient[];
  cc: DraftRecipient[];
  bcc: DraftRecipient[];
  lists: string[];
  subject: string | null;
  receipt_type: string | null;
  format: "plain" | "html" | "both" | "rtf";
  body_bytes: number;
  attachments: DraftAttachment[];
}

/** An attachment as Thunderbird lists it. */
export interface ListedAttachment {
  id: number;
  name: string;
  size: number;
}

/** A draft as it is at one moment, read whole. */
export interface Draft {
  tabId: number;
  details: ComposeDetails;
  attachments: ListedAttachment[];
  /** With lists expanded. */
  parsed: ParsedRecipients;
}

/** What stands in a field, and whom Thunderbird would send it to. */
export interface RecipientEntry {
  raw: unknown;
  members: DraftRecipient[];
}

export interface ParsedRecipients {
  from: string;
  replyTo: string | null;
  to: DraftRecipient[];
  cc: DraftRecipient[];
  bcc: DraftRecipient[];
  /** Names of lists that could not be expanded. */
  lists: string[];
  entries: Record<"to" | "cc" | "bcc", RecipientEntry[]>;
}

/** What is used of Thunderbird's details of a draft. */
export interface ComposeDetails {
  identityId?: string;
  from?: unknown;
  to?: unknown;
  cc?: unknown;
  bcc?: unknown;
  replyTo?: unknown;
  followupTo?: unknown;
  newsgroups?: unknown;
  subject?: string;
  type?: string;
  body?: string;
  plainTextBody?: string;
  isPlainText?: boolean;
  deliveryFormat?: string;
  customHeaders?: { name: string; value: string }[];
  relatedMessageId?: number;
  isModified?: boolean;
  [more: string]: unknown;
}

/** A check of a draft, made or failed. */
export interface Checked {
  /** Names what the host was asked, so that it is not asked twice. */
  key: string;
  answer: DraftAnswer | null;
  /** Why there is no answer: the part of a key of the catalogue. */
  failure: { reason: string; facts: Record<string, string | number> } | null;
}

/** What the event page tells the dialog and the popup. */
export interface LookAnswer extends Checked {
  /** Names the draft exactly. */
  fingerprint: string;
  receiptType: string;
  requireCheck: boolean;
  /** Null while Thunderbird has not said how the message was to be sent. */
  mode: SendMode | null;
}
