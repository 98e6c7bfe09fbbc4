// SPDX-License-Identifier: EUPL-1.2
//
// Bytes as base64 (RFC 4648, padded), and as a binary string: one character a byte.
//
// Debian's Thunderbird runs JavaScript without a compiler (/etc/thunderbird/pref/thunderbird.js), so a loop
// over bytes takes 60 ns a byte, 2 s for 30 MB. Since Thunderbird 133 nothing here needs one.

const PIECE = 0x8000; // what apply() surely takes as arguments

/** @param {Uint8Array} bytes */
export function base64Of(bytes) {
  if ("toBase64" in bytes) return /** @type {Uint8Array & {toBase64(): string}} */ (bytes).toBase64();
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode.apply(null, [...bytes.subarray(at, at + PIECE)]);
  }
  return btoa(text);
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOf(text) {
  if ("fromBase64" in Uint8Array) {
    return /** @type {{fromBase64(text: string): Uint8Array<ArrayBuffer>}} */ (Uint8Array).fromBase64(text);
  }
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** @param {string} binary */
export function bytesOfBinary(binary) {
  return bytesOf(btoa(binary));
}
