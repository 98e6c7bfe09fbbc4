// SPDX-License-Identifier: EUPL-1.2
//
// What a stranger wrote, made harmless to show: the counterpart of native-host/src/report/plain_text.cpp.

/** Longest piece of a message shown in a sentence, in characters. */
export const MAX_SHOWN_CHARACTERS = 300;

const MAX_COMBINING = 4;
const ELLIPSIS = "\u2026";

// Format and bidirectional controls, separators, private and unassigned characters, half surrogate
// pairs, and letters that draw nothing: each can make a text read otherwise than it is.
const DECEPTIVE = /[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\u115F\u1160\u2800\u3164\uFFA0]/u;
const COMBINING = /\p{M}/u;

/**
 * @param {string} character - one code point
 * @param {boolean} written - whether to write it out though it would be harmless alone
 */
function visibleCharacter(character, written) {
  const value = character.codePointAt(0) ?? 0;
  if (value < 0x20) return String.fromCodePoint(0x2400 + value);
  if (value === 0x7f) return "\u2421";
  const isDeceptive = written || (value >= 0x80 && value < 0xa0) || DECEPTIVE.test(character);
  return isDeceptive ? `\\u{${value.toString(16).toUpperCase().padStart(2, "0")}}` : character;
}

/**
 * Controls become their picture (ESC is U+241B), deceptive characters `\u{202E}`, as do more than four
 * combining marks in a row; what is too long is cut and marked with an ellipsis.
 * @param {string} untrusted
 * @param {number} [maxCharacters]
 */
export function visibleText(untrusted, maxCharacters = MAX_SHOWN_CHARACTERS) {
  let out = "";
  let characters = 0;
  let combining = 0;
  for (const character of untrusted) {
    if (characters++ === maxCharacters) return out + ELLIPSIS;
    combining = COMBINING.test(character) ? combining + 1 : 0;
    out += visibleCharacter(character, combining > MAX_COMBINING);
  }
  return out;
}
