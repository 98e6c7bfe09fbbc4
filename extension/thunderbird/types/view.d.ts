// SPDX-License-Identifier: EUPL-1.2
//
// What is shown for a message: plain data, every text already in the reader's language and harmless. The
// banner in the message, the popup and the page "verify a file" draw the same.

/** A verdict's level; "unknown": nothing could be checked. */
export type Tone = "good" | "attention" | "bad" | "neutral" | "unknown";

/** The head of a finding, of whatever is looked at. */
export interface FindingHead {
  rule: string;
  tone: Tone;
  symbol: string;
  severity: string;
  title: string;
  why: string;
}

export interface FactLine {
  label: string;
  /** One line each. */
  values: string[];
}

export interface CheckLine {
  tone: "good" | "attention" | "bad" | "neutral";
  symbol: string;
  name: string;
  sentence: string;
}

export interface Section {
  title: string;
  paragraphs: string[];
  facts: FactLine[];
  checks: CheckLine[];
}

export interface Attachment {
  part: string;
  name: string;
  detail: string;
}

export interface View {
  tone: Tone;
  /** A word for the tone, for those who see neither colour nor symbol. */
  toneName: string;
  symbol: string;
  headline: string;
  /** The verdict in a word or two, for the toolbar button. */
  label: string;
  /** What a reader must not miss, below the headline. */
  reasons: string[];
  /** The next step, in one sentence. */
  action: string;
  sections: Section[];
  attachments: Attachment[];
  /** Names of the controls. */
  labels: {
    show: string;
    hide: string;
    attachments: string;
    save: string;
    saveNamed: string;
  };
  /** The mark on the toolbar button: at most four characters. */
  badge: string;
  /** A mark that takes no more room than it must: ordinary mail in a PEC account. */
  small: boolean;
}
