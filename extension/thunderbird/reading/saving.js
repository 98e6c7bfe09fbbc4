// SPDX-License-Identifier: EUPL-1.2
//
// Saving a part of the original as it was sent: the person chooses where.
import { visibleText } from "../texts/visible_text.js";

const MAX_NAME = 120;
/** What some system refuses in a file name, or reads as a folder. */
const FORBIDDEN = /["*/:<>?\\|{}]/g;
/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/**
 * A harmless file name that keeps the ending.
 * @param {string} name - as the sender wrote it
 */
export function fileNameFor(name) {
  const plain = visibleText(name, 1000).replace(FORBIDDEN, "_").replace(/^[.\s]+|[.\s]+$/g, "");
  const dot = plain.lastIndexOf(".");
  const ending = dot > 0 ? plain.slice(dot).slice(0, 20) : "";
  const stem = (dot > 0 ? plain.slice(0, dot) : plain).slice(0, MAX_NAME - ending.length);
  const whole = stem + ending || "part";
  return RESERVED.test(whole) ? `_${whole}` : whole;
}

/**
 * @param {Pick<typeof browser.downloads, "download">} downloads
 * @param {string} name
 * @param {Blob} data
 */
export async function save(downloads, name, data) {
  const url = URL.createObjectURL(data);
  try {
    await downloads.download({ url, filename: fileNameFor(name), saveAs: true });
  } finally {
    // The download has the data; the address would keep them in memory.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
