// SPDX-License-Identifier: EUPL-1.2
//
// The directory of addresses as the host tells of it (directory.* of docs/protocol.md).

export interface Register {
  name: string;
  format: string;
  file: string;
  rows: number;
  addresses: number;
  /** An instant. */
  imported: string;
}

export interface Stats {
  addresses: number;
  decisions: number;
  learned: number;
  failures: number;
  bytes: number;
  settings: { retention_days: number; mx: boolean };
  registers: Register[];
}

export interface Imported {
  rows: number;
  addresses: number;
  replaced: boolean;
}

export interface Progress {
  step: "sending" | "reading";
  done: number;
  total: number;
  rows: number;
}
