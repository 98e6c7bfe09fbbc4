// SPDX-License-Identifier: EUPL-1.2
//
// What the host says of a message: native-host/data/schemas (the JSON Schema) as types.

export type Outcome =
  | "genuine" | "uncertified" | "altered" | "untrusted" | "unsigned" | "not-pec" | "unreadable";
export type Level = "good" | "attention" | "bad" | "neutral";
export type Result = "pass" | "note" | "warn" | "fail" | "skip";

export interface Check {
  id: string;
  result: Result;
  facts: Record<string, string>;
}

export interface Recipient {
  address: string;
  certified: boolean;
}

export interface Certification {
  type: string;
  error: string;
  sender: string;
  recipients: Recipient[];
  reply_to: string | null;
  subject: string | null;
  provider: string;
  time: string;
  identifier: string;
  message_id: string | null;
  receipt_type: string | null;
  delivered_to: string | null;
  error_detail: string | null;
}

export interface Signer {
  organization: string;
  email: string | null;
  issuer: string;
  serial: string;
  sha256: string;
  not_before: string;
  not_after: string;
}

export interface Anchor {
  authority: string;
  edition: string | null;
  sha256: string | null;
  local: boolean;
}

export interface Signature {
  state: string;
  digest: string | null;
  signed_at: string | null;
  signer: Signer | null;
  anchor: Anchor | null;
}

export interface Verdict {
  kind: string;
  outcome: Outcome;
  level: Level;
  signature: Signature;
  certification: Certification | null;
  checks: Check[];
  nested: NestedVerdict[];
}

export interface NestedVerdict extends Verdict {
  part: string;
}

/** One leaf of the original, as message.parts lists it. */
export interface Part {
  part: string;
  name: string;
  type: string;
  encoded_bytes: number;
}

/** A verdict with the parts of the original that can be had. */
export interface Judged {
  verdict: Verdict;
  parts: Part[];
}
