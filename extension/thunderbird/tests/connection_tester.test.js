// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { ConnectionTester } from "../accounts/connection_tester.js";
import { presentConnections } from "../accounts/connection_presentation.js";
import { answerToAccounts } from "../accounts/requests.js";
import { HostFailure, RpcFailure } from "../host/failure.js";
import { catalogue, texts } from "./catalogues.js";
import { fakeBrowser } from "./fake_browser.js";

const CLOSED = {
  id: "server.connect", result: "fail", reason: "refused",
  facts: { host: "imap.example", port: "993", failed: "192.0.2.1: refused" },
};
const OPEN = {
  id: "server.connect", result: "pass", reason: "made", facts: { port: "993", address: "192.0.2.1", milliseconds: "12" },
};
const server = (given) => ({
  protocol: "imap", host: "imap.example", port: 993, security: "implicit", result: "pass", obstacle: null, checks: [OPEN],
  ...given,
});
const LISTED = [{ id: "account1", name: "Studio", type: "imap", identities: ["studio@pec.example"] }];

/** A host that answers accounts.test so; a failure is thrown. */
class FakeHost {
  calls = [];
  closed = 0;

  constructor(answer, capabilities = ["accounts.test"]) {
    this.answer = answer;
    this.capabilities = capabilities;
  }

  async greet() {
    return { capabilities: this.capabilities };
  }

  async call(method, params) {
    this.calls.push({ method, params });
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }

  close() {
    this.closed++;
  }
}

const tester = (host) => new ConnectionTester(() => host, { accounts: async () => LISTED });

test("the account is named, never a server, and the host ends afterwards", async () => {
  const host = new FakeHost({ servers: [server()] });
  assert.deepEqual(await tester(host).test("account1"), { servers: [server()], failure: null });
  assert.deepEqual(host.calls, [{ method: "accounts.test", params: { accounts: LISTED, account: "account1" } }]);
  assert.equal(host.closed, 1);
});

test("a test that cannot be made says why", async () => {
  const cases = [
    [new FakeHost(new HostFailure("gone")), "gone"],
    [new FakeHost(new RpcFailure("no-servers", -32003)), "no-servers"],
    [new FakeHost({}, ["accounts.audit"]), "no-connection-test"],
  ];
  for (const [host, reason] of cases) {
    const { servers, failure } = await tester(host).test("account1");
    assert.deepEqual([servers, failure.reason, host.closed], [[], reason, 1]);
  }
});

test("another sort of error is no answer", async () => {
  const host = new FakeHost(new TypeError("ours"));
  await assert.rejects(tester(host).test("account1"), TypeError);
  assert.equal(host.closed, 1);
});

test("only the add-on's own pages have connections made", async () => {
  globalThis.browser = fakeBrowser({ runtime: { getURL: () => "moz-extension://own/" } });
  const asked = [];
  const fake = { test: async (account) => void asked.push(account) };
  const ask = (url) => answerToAccounts({ type: "accounts.test", account: "account1" }, { url }, new Promise(() => {}), fake);
  for (const url of ["https://example.com/", "imap://127.0.0.1/INBOX", undefined]) assert.equal(ask(url), undefined);
  assert.deepEqual(asked, []);
  await ask("moz-extension://own/accounts/accounts_page.html");
  assert.deepEqual(asked, ["account1"]);
});

test("an obstacle is named, and what to do about it", () => {
  const tested = server({ result: "fail", obstacle: "port-closed", checks: [CLOSED] });
  const [shown] = presentConnections({ servers: [tested], failure: null }, catalogue()).servers;
  assert.equal(shown.title, "imap.example:993 (IMAP, TLS from the first byte)");
  assert.deepEqual([shown.tone, shown.symbol], ["bad", "\u2715"]);
  assert.match(shown.summary, /^Obstacle: closed port/);
  assert.match(shown.checks[0].text, /port 993 of imap\.example refuses/);
  assert.match(shown.checks[0].action, /^Check the port number/);
});

test("a server in reach is said to be well", () => {
  const [shown] = presentConnections({ servers: [server()], failure: null }, catalogue("it")).servers;
  assert.deepEqual([shown.tone, shown.checks[0].tone, shown.checks[0].action], ["good", "good", ""]);
  assert.match(shown.checks[0].text, /12 ms/);
});

test("what a server says is harmless", () => {
  const facts = { text: "* OK \u202eevil\u0007" };
  const greeting = { id: "server.greeting", result: "pass", reason: "good", facts: { ...facts, milliseconds: "1" } };
  const [shown] = presentConnections({ servers: [server({ checks: [greeting] })], failure: null }, catalogue()).servers;
  assert.equal(/\p{C}/u.test(shown.checks[0].text), false);
});

test("every way in which a check of a server ends has its words in every language", () => {
  const ends = Object.keys(texts("en")).filter((key) => /^doctor\.server\.[a-z]+\.[a-z-]+$/.test(key) && !key.endsWith(".name"));
  assert.ok(ends.length > 40);
  for (const language of ["it", "en", "de"]) {
    for (const key of ends) {
      const [, , check, reason] = key.split(".");
      const given = { id: `server.${check}`, result: "fail", reason, facts: {} };
      const [shown] = presentConnections({ servers: [server({ checks: [given] })], failure: null }, catalogue(language)).servers;
      assert.doesNotMatch(shown.checks[0].name + shown.checks[0].text + shown.checks[0].action, /\[doctor|--/, key);
    }
  }
});

test("a failure says what mends it", () => {
  for (const reason of ["no-servers", "connection-test", "no-connection-test", "missing", "no-profile"]) {
    const view = presentConnections({ servers: [], failure: { reason, facts: {} } }, catalogue("it"));
    assert.ok(view.failure && view.action);
    assert.doesNotMatch(view.failure + view.action, /[[{\]}]/, reason);
  }
});
