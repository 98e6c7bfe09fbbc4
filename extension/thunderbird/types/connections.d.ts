// SPDX-License-Identifier: EUPL-1.2
//
// What the host says of an account's connections (accounts.test of docs/protocol.md), and what is shown of it.
import type { AuditFailure } from "./audit.js";
import type { Tone } from "./view.js";

export type Result = "pass" | "note" | "warn" | "fail";

export interface ConnectionCheck {
  /** Such as "server.connect". */
  id: string;
  result: Result;
  /** Such as "refused". */
  reason: string;
  facts: Record<string, string>;
}

export interface TestedServer {
  protocol: string;
  host: string;
  port: number;
  security: string;
  result: Result;
  /** What stands in the way of mail, such as "port-closed". */
  obstacle: string | null;
  /** In the order in which they were made. */
  checks: ConnectionCheck[];
}

/** What the event page answers to a page that asked for the test. */
export interface ConnectionAnswer {
  servers: TestedServer[];
  failure: AuditFailure | null;
}

export interface ConnectionCheckView {
  tone: Tone;
  symbol: string;
  name: string;
  text: string;
  /** What to do; empty when there is nothing. */
  action: string;
}

export interface ServerView {
  title: string;
  tone: Tone;
  symbol: string;
  /** The whole in a sentence: all is well, or what stands in the way. */
  summary: string;
  checks: ConnectionCheckView[];
}

export interface ConnectionsView {
  servers: ServerView[];
  /** Why there is no test, and what mends that; empty when there was one. */
  failure: string;
  action: string;
}
