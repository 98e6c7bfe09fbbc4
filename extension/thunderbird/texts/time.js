// SPDX-License-Identifier: EUPL-1.2
//
// Instants as the certification writes them (RFC 3339), shown on the clock of the message: "11:00" in a
// receipt of an Italian provider is 11:00 wherever it is read.

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** @param {string} value */
export function isInstant(value) {
  return RFC3339.test(value) && !Number.isNaN(Date.parse(value));
}

/**
 * The offset from UTC in minutes; none for "Z", which only says that nobody wrote one down.
 * @param {string} value - an instant
 * @returns {number | null}
 */
export function zoneOf(value) {
  const zone = RFC3339.exec(value)?.[1];
  if (zone === undefined || zone === "Z") return null;
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** @param {number} zone - minutes */
function zoneText(zone) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const minutes = Math.abs(zone);
  return `UTC${zone < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * "3 March 2025, 10:02" in the language.
 * @param {string} value - an instant
 * @param {string} language
 * @param {number} [zone] - minutes from UTC, where the instant has no zone of its own
 */
export function shortTime(value, language, zone = 0) {
  return dayAndTime(value, language, zone, "short");
}

/**
 * "3 March 2025, 10:02:11 (UTC+01:00)" in the language.
 * @param {string} value - an instant
 * @param {string} language
 * @param {number} [zone] - minutes from UTC, where the instant has no zone of its own
 */
export function exactTime(value, language, zone = 0) {
  const text = dayAndTime(value, language, zone, "medium");
  return `${text} (${zoneText(zoneOf(value) ?? zone)})`;
}

/**
 * @param {string} value - a day, such as "2025-02-20"
 * @param {string} language
 */
export function day(value, language) {
  return format(`${value}T00:00:00Z`, language, 0, { dateStyle: "long" });
}

/**
 * The day on this computer's own calendar, such as "2025-02-20".
 * @param {Date} date
 */
export function localDay(date) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * How a language joins the two changes with the version of ICU.
 * @param {string} value
 * @param {string} language
 * @param {number} zone
 * @param {"short" | "medium"} timeStyle
 */
function dayAndTime(value, language, zone, timeStyle) {
  const date = format(value, language, zone, { dateStyle: "long" });
  return `${date}, ${format(value, language, zone, { timeStyle })}`;
}

/** Making one takes longer than all else about a verdict's text. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} value
 * @param {string} language
 * @param {number} zone
 * @param {Intl.DateTimeFormatOptions} style
 */
function format(value, language, zone, style) {
  const shifted = Date.parse(value) + (zoneOf(value) ?? zone) * 60_000;
  const locale = language === "en" ? "en-GB" : language;
  const key = locale + JSON.stringify(style);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
  formats.set(key, made);
  return made.format(shifted);
}
