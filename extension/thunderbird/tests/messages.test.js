// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { base64Of, bytesOf } from "../host/base64.js";
import { HostFailure, RpcFailure } from "../host/failure.js";
import { HostMessages } from "../host/messages.js";

/** A host that keeps what comes up; `answers` overrides its methods. */
class FakeHost {
  calls = [];
  received = "";
  #answers;

  constructor(answers = {}) {
    this.#answers = {
      "message.begin": () => ({}),
      "message.chunk": ({ data }) => {
        this.received += atob(data);
        return {};
      },
      "message.verify": () => ({ verdict: { outcome: "genuine" } }),
      "message.parts": () => ({ parts: [], next: null }),
      "message.discard": () => ({}),
      ...answers,
    };
  }

  async call(method, params) {
    this.calls.push(method);
    return this.#answers[method](params, this);
  }
}

const BYTES = new Uint8Array(1_300_000).map((_, i) => (i * 7) & 0xff);

test("a message goes up whole, in order, and is forgotten", async () => {
  const host = new FakeHost();
  const judged = await new HostMessages(host).judge(BYTES, { accounts: ["a@b.example"] });
  assert.deepEqual(judged, { verdict: { outcome: "genuine" }, parts: [] });
  assert.equal(host.received.length, BYTES.length);
  assert.deepEqual(bytesOf(btoa(host.received)), BYTES);
  assert.deepEqual(host.calls, ["message.begin", "message.chunk", "message.chunk", "message.chunk",
    "message.verify", "message.parts", "message.discard"]);
});

test("a verdict too long for one reply is fetched in pieces", async () => {
  const text = JSON.stringify({ outcome: "genuine", checks: "x".repeat(50) });
  const host = new FakeHost({
    "message.verify": () => ({ verdict: null }),
    "message.report": ({ offset }) => ({
      text: text.slice(offset, offset + 20),
      next: offset + 20 < text.length ? offset + 20 : null,
    }),
  });
  assert.deepEqual((await new HostMessages(host).judge(BYTES, {})).verdict, JSON.parse(text));
});

test("parts come page by page; a message without an original has none", async () => {
  const pages = { 0: { parts: [1, 2], next: 2 }, 2: { parts: [3], next: null } };
  const host = new FakeHost({ "message.parts": ({ from }) => pages[from] });
  assert.deepEqual((await new HostMessages(host).judge(BYTES, {})).parts, [1, 2, 3]);
  for (const reason of ["no-original", "not-verified"]) {
    const without = new FakeHost({ "message.parts": () => Promise.reject(new RpcFailure(reason, -32003)) });
    assert.deepEqual((await new HostMessages(without).judge(BYTES, {})).parts, []);
  }
});

test("a lost host is asked once more, and no more", async () => {
  let losses = 1;
  const lossy = { "message.verify": () => {
    if (losses-- > 0) throw new HostFailure("gone");
    return { verdict: { outcome: "genuine" } };
  } };
  assert.equal((await new HostMessages(new FakeHost(lossy)).judge(BYTES, {})).verdict.outcome, "genuine");
  losses = 2;
  const host = new FakeHost(lossy);
  await assert.rejects(new HostMessages(host).judge(BYTES, {}), HostFailure);
  assert.ok(!host.calls.includes("message.discard"), "a host that is gone is not started to forget");
});

test("a refused message is forgotten", async () => {
  const host = new FakeHost({ "message.verify": () => Promise.reject(new RpcFailure("trust", -32005)) });
  await assert.rejects(new HostMessages(host).judge(BYTES, {}), RpcFailure);
  assert.equal(host.calls.at(-1), "message.discard");
});

test("of several refusals the first is told, and no answer is waited for before the next request", async () => {
  const late = (reason) => new Promise((_, reject) => setTimeout(() => reject(new RpcFailure(reason, -32003)), 1));
  const host = new FakeHost({
    "message.begin": () => late("too-large"),
    "message.chunk": () => late("unknown-message"),
    "message.verify": () => late("unknown-message"),
    "message.parts": () => late("unknown-message"),
  });
  await assert.rejects(new HostMessages(host).judge(BYTES.subarray(0, 8000), {}), { reason: "too-large" });
  assert.deepEqual(host.calls, ["message.begin", "message.chunk", "message.verify", "message.parts", "message.discard"]);
});

test("a part comes down in pieces", async () => {
  const host = new FakeHost({
    "message.part": ({ offset }) => ({
      data: base64Of(BYTES.subarray(offset, offset + 500_000)),
      next: offset + 500_000 < BYTES.length ? offset + 500_000 : null,
    }),
  });
  const blob = await new HostMessages(host).part(BYTES, "2");
  assert.deepEqual(new Uint8Array(await blob.arrayBuffer()), BYTES);
});

test("base64 is the same however it is made", () => {
  const plain = { length: BYTES.length, subarray: (from, to) => BYTES.subarray(from, to) };
  assert.equal(base64Of(plain), Buffer.from(BYTES).toString("base64"));
});
