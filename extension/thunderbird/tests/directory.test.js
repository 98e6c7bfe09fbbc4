// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { File } from "node:buffer"; // no global in Node 18
import { test } from "node:test";

import { Directory } from "../addresses/directory.js";
import { failureText, importedText, progressText, registerText, RETENTIONS, SOURCES, statsText } from "../addresses/wording.js";
import { HostConnection } from "../host/connection.js";
import { HostFailure, RpcFailure } from "../host/failure.js";
import { HostMessages } from "../host/messages.js";
import { catalogue } from "./catalogues.js";
import { FakeClock, FakePort } from "./fake_browser.js";

/** A host that answers so; `hears` is called with what it may notify. */
function directory(answers, capabilities = ["directory"]) {
  const calls = [];
  const closed = [];
  let hears;
  const made = new Directory((notified) => ({
    greet: async () => ({ capabilities }),
    call: async (method, params) => {
      hears = notified;
      calls.push({ method, params });
      const answer = answers[method] ?? {};
      if (answer instanceof Error) throw answer;
      return typeof answer === "function" ? answer(notified) : answer;
    },
    close: () => closed.push(true),
  }));
  return { made, calls, closed, hears: () => hears };
}

test("each question is one of the host's, with nothing more", async () => {
  const { made, calls } = directory({ "addresses.check": { addresses: [{ address: "a@b.example" }] } });
  await made.stats();
  await made.decide("a@b.example", "certified");
  await made.decide("a@b.example", null);
  await made.set({ mx: true });
  await made.remove("IPA");
  await made.forget({ everything: true });
  assert.deepEqual((await made.lookUp("a@b.example")).value, { address: "a@b.example" });
  assert.deepEqual(calls.map(({ method, params }) => [method, params]), [
    ["directory.stats", {}], ["directory.decide", { address: "a@b.example", says: "certified" }],
    ["directory.decide", { address: "a@b.example", says: null }], ["directory.settings", { mx: true }],
    ["directory.remove", { name: "IPA" }], ["directory.forget", { everything: true }],
    ["addresses.check", { addresses: ["a@b.example"] }]]);
});

test("whether the network can be asked is the host's to say", async () => {
  assert.equal(await directory({}, ["directory", "addresses.ask"]).made.canAsk(), true);
  assert.equal(await directory({}, ["directory"]).made.canAsk(), false);
});

test("a host without a directory, and one that fails, are told of", async () => {
  assert.equal((await directory({}, ["message.verify"]).made.stats()).failure.reason, "too-old");
  const failing = directory({ "directory.stats": new RpcFailure("directory", -32004, { what: "corrupt" }) });
  assert.deepEqual((await failing.made.stats()).failure, { reason: "directory", facts: { what: "corrupt" } });
});

test("a register goes up in pieces and its progress is heard; the host ends afterwards", async () => {
  const progress = [];
  const { made, calls, closed } = directory({ "directory.import": (notified) => {
    notified("directory.progress", { bytes: 500, total: 1000, rows: 7 });
    notified("other", {});
    return { rows: 9, addresses: 8, replaced: false };
  } });
  const file = new File([new Uint8Array(1_200_000)], "enti.csv");
  const { done } = made.importing(file, { name: "IPA", all: false }, (each) => progress.push(each));
  assert.deepEqual(await done, { value: { rows: 9, addresses: 8, replaced: false }, failure: null });
  assert.deepEqual(calls.map(({ method }) => method), ["message.begin", "message.chunk", "message.chunk", "message.chunk",
    "directory.import", "message.discard"]);
  assert.deepEqual(calls.at(-2).params, { message: "m1", name: "IPA", file: "enti.csv", format: null });
  assert.deepEqual(progress.map(({ step }) => step), ["sending", "sending", "sending", "reading"]);
  assert.equal(progress[2].done, 1_200_000);
  assert.equal(closed.length, 1);
});

test("an import that is stopped says so and nothing else", async () => {
  const running = [];
  const { made } = directory({ "directory.import": () => {
    running[0].stop();
    throw new HostFailure("gone");
  } });
  const importing = made.importing(new File(["x"], "a.csv"), { name: "A", all: true }, () => {});
  running.push(importing);
  assert.equal((await importing.done).failure.reason, "stopped");
});

test("what the page says has its words in every language", () => {
  for (const language of ["it", "en", "de"]) {
    const words = catalogue(language);
    const said = [
      statsText({ addresses: 23512, decisions: 1, learned: 18, failures: 0, bytes: 4_200_000 }, words),
      registerText({ name: "IPA", format: "ipa", file: "enti.csv", rows: 2, addresses: 3, imported: "2026-11-20T09:00:00Z" }, words),
      ...["sending", "reading"].map((step) => progressText({ step, done: 1, total: 3, rows: 1234567 }, words)),
      ...[true, false].map((replaced) => importedText({ rows: 1, addresses: 2, replaced }, words)),
      ...["empty", "too-large", "not-text", "no-address-column", "untyped", "name", "syntax", "storage"]
        .map((what) => failureText({ reason: "import", facts: { what, line: "7" } }, words)),
      ...["stopped", "directory", "missing", "too-old", "gone"].map((reason) => failureText({ reason, facts: {} }, words)),
      ...SOURCES.flatMap((source) => [words.text(`addon.directory.forget.${source}`), words.text(`addon.directory.forget.${source}.confirm`)]),
      ...["certified", "ordinary", "nothing"].map((says) => words.text(`addon.directory.decide.${says}`)),
    ];
    assert.deepEqual(said.filter((text) => !text || /[[{\]}]/.test(text)), [], language);
    assert.ok(RETENTIONS.includes(0));
  }
});

test("a host that tells how far it is is waited for; others are not believed when they tell", async () => {
  for (const hears of [true, false]) {
    const clock = new FakeClock();
    const heard = [];
    const ports = [];
    const connection = new HostConnection({
      version: "0.1.0", clock, ...(hears && { notified: (method, params) => heard.push([method, params]) }),
      connectNative: () => {
        const port = new FakePort(({ id, method }) => (method === "host.hello" ? { id, result: {} } : null));
        ports.push(port);
        return port;
      },
    });
    const answer = connection.call("directory.import", {}).then((result) => result, (error) => error.reason);
    await new Promise((done) => setTimeout(done));
    clock.advance(100_000);
    ports[0].send({ jsonrpc: "2.0", method: "directory.progress", params: { bytes: 1 } });
    clock.advance(100_000);
    ports[0].send({ jsonrpc: "2.0", id: 2, result: { rows: 1 } });
    assert.deepEqual(await answer, hears ? { rows: 1 } : "garbage");
    assert.deepEqual(heard, hears ? [["directory.progress", { bytes: 1 }]] : []);
  }
});

test("only a host with a directory is told that it may learn", async () => {
  for (const capabilities of [["directory"], []]) {
    const told = [];
    const host = {
      greet: async () => ({ capabilities }),
      call: async (method, params) => {
        if (method === "message.verify") told.push(params.context);
        return method === "message.verify" ? { verdict: {} } : method === "message.parts" ? { parts: [], next: null } : {};
      },
    };
    await new HostMessages(host).judge(new Uint8Array(3), { accounts: ["a@b.example"], learn: true });
    assert.deepEqual(told, [{ accounts: ["a@b.example"], ...(capabilities.length > 0 && { learn: true }) }]);
  }
});
