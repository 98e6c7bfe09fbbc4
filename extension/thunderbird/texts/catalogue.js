// SPDX-License-Identifier: EUPL-1.2
//
// The sentences of one language, from the same files as those of the command line (locales/).
import { visibleText } from "./visible_text.js";

/** @typedef {Record<string, string | number>} Facts */

const LANGUAGES = ["it", "en", "de"];
const FALLBACK = "en";

export class Catalogue {
  #language;
  #texts;

  /**
   * @param {string} language - "it", "en" or "de"
   * @param {Record<string, string>} texts
   */
  constructor(language, texts) {
    this.#language = language;
    this.#texts = texts;
  }

  get language() {
    return this.#language;
  }

  /** @param {string} key */
  has(key) {
    return Object.hasOwn(this.#texts, key);
  }

  /**
   * The text, its placeholders filled with the facts, which are untrusted. A key that is missing is shown
   * as itself, so that somebody notices.
   * @param {string} key
   * @param {Facts} [facts]
   */
  text(key, facts = {}) {
    const text = this.has(key) ? /** @type {string} */ (this.#texts[key]) : `[${key}]`;
    return text.replace(/\{([a-z_]+)\}/g, (whole, name) =>
      Object.hasOwn(facts, name) ? visibleText(String(facts[name])) : whole,
    );
  }
}

/**
 * The language of ours that a person who uses `interfaceLanguage` reads.
 * @param {string} interfaceLanguage - a BCP 47 tag, such as "it-IT"
 */
export function languageFor(interfaceLanguage) {
  const language = interfaceLanguage.toLowerCase().split(/[-_]/)[0] ?? "";
  return LANGUAGES.includes(language) ? language : FALLBACK;
}

/**
 * @param {string} interfaceLanguage - a BCP 47 tag
 * @param {(path: string) => Promise<Record<string, string>>} readJson - reads a file of the add-on
 */
export async function loadCatalogue(interfaceLanguage, readJson) {
  const language = languageFor(interfaceLanguage);
  return new Catalogue(language, await readJson(`locales/${language}.json`));
}
