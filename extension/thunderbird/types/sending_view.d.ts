// SPDX-License-Identifier: EUPL-1.2
//
// What the dialog before sending and the popup of the compose window show: plain data, every text in the
// reader's language and harmless.
import type { Remedy } from "./sending.js";
import type { FindingHead, Tone } from "./view.js";

export interface RemedyView {
  remedy: Remedy;
  label: string;
  /** The label with the address it is about, for those who do not see what stands beside it. */
  name: string;
}

export interface RecipientView {
  address: string;
  /** "To", "Cc", "Bcc". */
  field: string;
  tone: Tone;
  symbol: string;
  verdict: string;
  /** What speaks for it, the strongest first: a sentence each. */
  evidence: string[];
  /** Failures, faults and suggestions. */
  warnings: string[];
  /** Another address to use, offered as a button. */
  remedies: RemedyView[];
}

export interface SendFindingView extends FindingHead {
  recipients: RecipientView[];
  remedies: RemedyView[];
  blocks: boolean;
}

export interface DraftView {
  tone: Tone;
  symbol: string;
  headline: string;
  /** A second sentence; empty when there is none. */
  explanation: string;
  /** To be decided on, the gravest first. */
  findings: SendFindingView[];
  notes: SendFindingView[];
  recipients: RecipientView[];
  sender: string;
  /** What is asked before the message goes. */
  ask: "nothing" | "press" | "tick" | "never";
}
