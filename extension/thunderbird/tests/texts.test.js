// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { fileNameFor } from "../reading/saving.js";
import { exactTime, isInstant, shortTime } from "../texts/time.js";
import { visibleText } from "../texts/visible_text.js";

test("deceptive characters are written out", () => {
  const cases = [
    ["plain \u00e8 \u4fe1 \u{1f4e7}", "plain \u00e8 \u4fe1 \u{1f4e7}"],
    ["a\u202eb", "a\\u{202E}b"],
    ["a\u200bb", "a\\u{200B}b"],
    ["a\nb\u0000", "a\u240Ab\u2400"],
    ["a\u007f\u0085", "a\u2421\\u{85}"],
    ["\ud800", "\\u{D800}"],
    ["\u3164", "\\u{3164}"],
    ["o" + "\u0301".repeat(6), "o" + "\u0301".repeat(4) + "\\u{301}".repeat(2)],
  ];
  for (const [given, shown] of cases) assert.equal(visibleText(given), shown);
});

test("what is too long is cut between characters", () => {
  assert.equal(visibleText("\u{1f4e7}".repeat(400)), "\u{1f4e7}".repeat(300) + "\u2026");
  assert.equal(visibleText("abc", 3), "abc");
});

test("an instant is shown on the clock of the message", () => {
  assert.equal(shortTime("2025-03-03T10:02:11+01:00", "en"), "3 March 2025, 10:02");
  assert.equal(shortTime("2025-03-03T10:02:11+01:00", "it"), "3 marzo 2025, 10:02");
  assert.equal(shortTime("2025-03-03T10:02:11+01:00", "de"), "3. M\u00e4rz 2025, 10:02");
  assert.equal(exactTime("2025-12-31T23:30:00Z", "en", 60), "1 January 2026, 00:30:00 (UTC+01:00)");
  assert.equal(exactTime("2025-07-01T10:00:00-03:30", "en"), "1 July 2025, 10:00:00 (UTC-03:30)");
});

test("only an instant is one", () => {
  for (const text of ["", "2025-03-03", "2025-03-03T10:02:11", "2025-13-03T10:02:11Z", "x2025-03-03T10:02:11Z"]) {
    assert.equal(isInstant(text), false, text);
  }
});

test("a part is saved under a harmless name that keeps its ending", () => {
  const cases = [
    ["contratto.pdf.p7m", "contratto.pdf.p7m"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["C:\\a\\b.txt", "C__a_b.txt"],
    ["con.txt", "_con.txt"],
    [".profile", "profile"],
    ["", "part"],
    ["fattura\u202efdp.exe", "fattura_u_202E_fdp.exe"],
    ["a".repeat(300) + ".pdf", "a".repeat(116) + ".pdf"],
  ];
  for (const [given, saved] of cases) assert.equal(fileNameFor(given), saved);
});
