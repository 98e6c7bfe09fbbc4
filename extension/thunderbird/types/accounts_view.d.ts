// SPDX-License-Identifier: EUPL-1.2
//
// What the pages about accounts show: plain data, every text in the reader's language and harmless.
import type { FactLine, FindingHead, Tone } from "./view.js";

export interface FindingView extends FindingHead {
  steps: string[];
  facts: FactLine[];
  /** Until when and why it is put off; empty when it is not. */
  snoozed: string;
}

export interface CardView {
  id: string;
  name: string;
  /** Addresses, protocol and provider in a line. */
  about: string;
  tone: Tone;
  symbol: string;
  grade: string;
  /** What the grade comes from, in a sentence. */
  summary: string;
  /** To be acted on: what is above a note and not put off. */
  findings: FindingView[];
  notes: FindingView[];
  snoozed: FindingView[];
  evidence: string;
  pec: boolean;
  /** Whether the person said what it is. */
  decided: boolean;
  /** A day, or empty. */
  passwordMade: string;
}

export interface AccountsView {
  tone: Tone;
  symbol: string;
  /** The whole in a sentence. */
  headline: string;
  /** What to do about a failure; empty when there is none. */
  action: string;
  cards: CardView[];
  /** Accounts that are taken for ordinary mail. */
  others: CardView[];
  problems: string[];
  footer: string;
}
