// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from "node:fs";

import { Catalogue } from "../texts/catalogue.js";

const LOCALES = new URL("../../../locales/", import.meta.url);

/** @param {string} language */
export function texts(language) {
  return JSON.parse(readFileSync(new URL(`${language}.json`, LOCALES), "utf8"));
}

/** @param {string} [language] */
export function catalogue(language = "en") {
  return new Catalogue(language, texts(language));
}
