// SPDX-License-Identifier: EUPL-1.2
//
// What a tone looks like where there is no style sheet: a symbol beside each colour, and a badge's colour.

/** @type {Record<string, string>} */
export const SYMBOLS = { good: "\u2713", attention: "!", bad: "\u2715", neutral: "\u2013", unknown: "?" };

/** White on these is readable in light and dark. @type {Record<string, string>} */
export const BADGE_COLOURS = {
  good: "#1b6b36",
  attention: "#8a5a00",
  bad: "#b3121d",
  neutral: "#5b5b66",
  unknown: "#5b5b66",
};
