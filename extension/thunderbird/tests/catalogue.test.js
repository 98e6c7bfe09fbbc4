// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { Catalogue, languageFor } from "../texts/catalogue.js";
import { texts } from "./catalogues.js";

const FOLDER = new URL("../", import.meta.url);
const LANGUAGES = ["it", "en", "de"];
/** Beginnings of keys that only the add-on uses. */
const OURS = ["addon.", "headline."];

/** Everything that the add-on's files say, in one text. */
function sources() {
  const folders = ["", "accounts/", "addresses/", "host/", "reading/", "sending/", "texts/"];
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(folder, FOLDER)).filter((name) => /\.(js|html|json)$/.test(name)).map((name) => folder + name));
  return files.filter((name) => !/package|tsconfig|eslint/.test(name))
    .map((name) => readFileSync(new URL(name, FOLDER), "utf8")).join("\n");
}

test("no key is missing", () => {
  const named = [...sources().matchAll(/["`]((?:addon|headline|fact|explain|level)\.[a-z_.-]+[a-z])["`]/g)];
  assert.ok(named.length > 40);
  for (const language of LANGUAGES) {
    const catalogue = texts(language);
    for (const [, key] of named) assert.ok(Object.hasOwn(catalogue, key), `${language} lacks ${key}`);
  }
});

test("no key is unused", () => {
  const text = sources();
  // Keys made of a part and an identifier: `addon.host.${reason}`.
  const made = [...text.matchAll(/`([a-z_.-]+\.)\$\{/g)].map(([, beginning]) => beginning);
  const manifest = /** @type {string} */ (text).replace(/__MSG_(\w+)__/g, (_, name) => `"${name.replace("_", ".")}"`);
  for (const key of Object.keys(texts("en")).filter((name) => OURS.some((ours) => name.startsWith(ours)))) {
    const used = manifest.includes(`"${key}"`) || made.some((beginning) => key.startsWith(beginning));
    assert.ok(used, `${key} is not used`);
  }
});

test("the reader's language is chosen, English for all others", () => {
  const cases = [["it", "it"], ["it-IT", "it"], ["de_AT", "de"], ["EN-gb", "en"], ["fr", "en"], ["", "en"]];
  for (const [asked, given] of cases) assert.equal(languageFor(asked), given);
});

test("a key that is missing shows itself", () => {
  const catalogue = new Catalogue("en", { a: "{x} and {y}", toString2: "" });
  assert.equal(catalogue.text("b"), "[b]");
  assert.equal(catalogue.text("toString"), "[toString]");
  assert.equal(catalogue.text("a", { x: 1 }), "1 and {y}");
});
