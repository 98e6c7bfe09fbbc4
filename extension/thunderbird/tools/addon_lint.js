// SPDX-License-Identifier: EUPL-1.2
//
// web-ext's linter over the packed add-on, with warnings as errors. It knows Firefox only, so what it says
// of Thunderbird's own API and permissions is not counted; the API used here is what the tests run.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const PACKED = new URL("../../../build/extension/unpacked", import.meta.url);
const WEB_EXT = new URL("../node_modules/.bin/web-ext", import.meta.url);
const OF_THUNDERBIRD = [
  /^(messages\.(continueList|getRaw|onDeleted|onNewMailReceived)|compose\.\w+) is not supported$/,
  /^messageDisplay\.onMessagesDisplayed is not supported$/,
  /^\/permissions: Invalid permissions "(accountsRead|addressBooks|compose|compose\.send|messagesRead)" at \d+\.$/,
];

/** @returns {{errors: any[], warnings: any[], notices: any[]}} */
function lint() {
  const options = ["lint", "--self-hosted", "--output", "json", "--source-dir", fileURLToPath(PACKED)];
  try {
    return JSON.parse(execFileSync(fileURLToPath(WEB_EXT), options, { encoding: "utf8" }));
  } catch (error) {
    return JSON.parse(/** @type {{stdout: string}} */ (error).stdout); // it found errors
  }
}

const { errors, warnings, notices } = lint();
const found = [...errors, ...warnings, ...notices].filter(
  ({ message }) => !OF_THUNDERBIRD.some((known) => known.test(message)),
);
for (const { _type, code, message, description, file, line } of found) {
  process.stderr.write(`${file ?? ""}:${line ?? ""} ${_type} ${code}: ${message}\n${description}\n`);
}
process.exitCode = found.length > 0 ? 1 : 0;
