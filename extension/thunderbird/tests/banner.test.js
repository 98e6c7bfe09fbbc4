// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";

const SCRIPT = await readFile(new URL("../reading/banner.js", import.meta.url), "utf8");

test("a document asks once, however often Thunderbird runs the script in it", () => {
  const asked = [];
  const runtime = { sendMessage: async (request) => (asked.push(request.type), null) };
  const context = vm.createContext({ browser: { runtime } });
  vm.runInContext(SCRIPT, context);
  vm.runInContext(SCRIPT, context);
  assert.deepEqual(asked, ["reading.banner"]);
});
