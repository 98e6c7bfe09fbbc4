// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { NetworkAsker } from "../sending/network_asker.js";

/** Hosts that answer so; a failure is thrown. */
class Bench {
  asked = [];
  open = 0;
  learnt = 0;
  time = 0;
  answer = { answered: 1, found: 1 };
  capabilities = ["addresses.ask"];

  asker = new NetworkAsker({
    connect: () => {
      this.open++;
      return {
        greet: async () => ({ capabilities: this.capabilities }),
        call: async (method, params) => {
          this.asked.push([method, params.domains]);
          const answer = await this.answer;
          if (answer instanceof Error) throw answer;
          return answer;
        },
        close: () => void this.open--,
      };
    },
    learnt: () => void this.learnt++,
    now: () => this.time,
  });
}

test("what the host names is asked for, once, and what came of it is told", async () => {
  const bench = new Bench();
  await bench.asker.ask(["uno.example", "due.example"]);
  await bench.asker.ask(["uno.example"]);
  assert.deepEqual(bench.asked, [["addresses.ask", ["uno.example", "due.example"]]]);
  assert.deepEqual([bench.learnt, bench.open], [1, 0]);
});

test("without a domain no host is started", async () => {
  const bench = new Bench();
  let started = 0;
  const asker = new NetworkAsker({ connect: () => started++, learnt: () => {} });
  await asker.ask(undefined);
  await asker.ask([]);
  assert.equal(started, 0);
  bench.capabilities = [];
  await bench.asker.ask(["uno.example"]);
  assert.deepEqual([bench.asked, bench.open], [[], 0], "an old host, or one on a system that has no such question");
});

test("a domain about which nobody answered is asked for again after a while", async () => {
  const bench = new Bench();
  bench.answer = { answered: 0, found: 0 };
  await bench.asker.ask(["uno.example"]);
  bench.time += 9 * 60_000;
  await bench.asker.ask(["uno.example"]);
  assert.equal(bench.asked.length, 1);
  bench.time += 60_000;
  await bench.asker.ask(["uno.example"]);
  assert.deepEqual([bench.asked.length, bench.learnt], [2, 0]);
});

test("one question at a time", async () => {
  const bench = new Bench();
  let finish = () => {};
  bench.answer = new Promise((done) => (finish = () => done({ answered: 1, found: 1 })));
  const first = bench.asker.ask(["uno.example"]);
  await bench.asker.ask(["due.example"]);
  finish();
  await first;
  bench.answer = { answered: 1, found: 0 };
  await bench.asker.ask(["due.example"]);
  assert.deepEqual(bench.asked.map(([, domains]) => domains), [["uno.example"], ["due.example"]]);
});

test("trouble is nobody's business here, and the host ends", async () => {
  const bench = new Bench();
  bench.answer = new Error("gone");
  await bench.asker.ask(["uno.example"]);
  assert.deepEqual([bench.learnt, bench.open], [0, 0]);
});
