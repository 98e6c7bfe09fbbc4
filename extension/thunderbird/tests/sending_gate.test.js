// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";

import { HostFailure, RpcFailure } from "../host/failure.js";
import { Approvals } from "../sending/approvals.js";
import { Checker } from "../sending/checker.js";
import { Desk } from "../sending/desk.js";
import { Dialogs } from "../sending/dialogs.js";
import { Gate } from "../sending/gate.js";
import { Policies } from "../sending/policies.js";
import { Recipients } from "../sending/recipients.js";
import { details, draftAnswer, finding, FRIEND, parseMailboxString } from "./drafts.js";
import { fakeBrowser, fakeStorage } from "./fake_browser.js";

globalThis.crypto ??= webcrypto;

const NEVER = new Promise(() => {});
/** What nobody waits for is done by then. */
const settled = () => new Promise((done) => setTimeout(done));

/** A compose window, a host that says what a test wants, and the windows that are opened. */
class Bench {
  answer = draftAnswer();
  asked = [];
  held = [];
  opened = [];
  told = [];
  journal = [];
  details = details();
  attachments = [];
  capabilities = ["draft.check"];
  time = 0;
  session = fakeStorage();
  local = fakeStorage();
  managed = null;
  late = NEVER;

  constructor() {
    this.compose = {
      getComposeDetails: async () => this.details,
      listAttachments: async () => this.attachments,
      getAttachmentFile: async () => new Blob(["MZ"]),
    };
    this.start();
  }

  /** As after the event page was stopped: only what is in storage remains. */
  start() {
    const compose = fakeBrowser(this.compose);
    const recipients = new Recipients(fakeBrowser({ messengerUtilities: { parseMailboxString } }));
    const policies = new Policies(fakeBrowser({
      local: this.local,
      managed: { get: async () => {
        if (!this.managed) throw new Error("Managed storage manifest not found");
        return { policy: this.managed };
      } },
    }));
    const host = {
      greet: async () => ({ capabilities: this.capabilities }),
      call: async (method, params) => {
        this.asked.push(structuredClone(params));
        const { answer } = this;
        if (answer instanceof Error) throw answer;
        return typeof answer === "function" ? answer() : answer;
      },
    };
    const messages = { hold: async (bytes, use) => {
      this.held.push(bytes.length);
      return use(`m${this.held.length}`);
    } };
    const checker = new Checker({ host, messages, compose, policies, now: () => this.time, senders: {
      of: async () => ({ address: "studio@pec.example", account_addresses: ["studio@pec.example"], pec: true, identities: [] }),
    } });
    const dialogs = new Dialogs({
      storage: this.session, tell: async (tab) => void this.told.push(`again ${tab}`),
      windows: fakeBrowser({
        create: async ({ url }) => {
          this.opened.push(url);
          return { id: this.opened.length };
        },
        update: async () => {},
        remove: async () => {},
      }),
    });
    this.approvals = new Approvals(this.session, () => this.time);
    const notices = { unchecked: async (reason) => void this.told.push(reason), notAsked: async () => void this.told.push("not asked") };
    const rescue = { enter: (tab) => this.journal.push(`+${tab}`), leave: (tab) => this.journal.push(`-${tab}`) };
    this.gate = new Gate({ compose, recipients, checker, approvals: this.approvals, dialogs, policies, notices, rescue, wait: () => this.late });
    this.desk = new Desk({ compose, recipients, checker, dialogs, policies, wait: () => NEVER });
    this.checker = checker;
    this.dialogs = dialogs;
  }

  press() {
    return this.gate.beforeSend(5, this.details);
  }
}

const OBJECTS = draftAnswer({ findings: [finding()], action: "confirm" });

test("nothing to say means no dialog, and nothing is told", async () => {
  const bench = new Bench();
  assert.deepEqual(await bench.press(), {});
  assert.deepEqual([bench.opened, bench.told, bench.journal], [[], [], ["+5", "-5"]]);
});

test("a note is nothing to ask about", async () => {
  const bench = new Bench();
  bench.answer = draftAnswer({ findings: [finding({ severity: "note", action: "none" })] });
  assert.deepEqual(await bench.press(), {});
});

test("whoever must be asked is asked after the window is free", async () => {
  for (const action of ["warn", "confirm", "block"]) {
    const bench = new Bench();
    bench.answer = draftAnswer({ findings: [finding({ action })], action });
    assert.deepEqual(await bench.press(), { cancel: true });
    await settled();
    assert.deepEqual(bench.opened, ["sending/dialog.html?tab=5"]);
  }
});

test("the same window has one dialog, which looks anew", async () => {
  const bench = new Bench();
  bench.answer = OBJECTS;
  await bench.press();
  await settled();
  bench.start();
  await bench.press();
  await settled();
  assert.deepEqual([bench.opened.length, bench.told], [1, ["again 5"]]);
});

test("an approval holds for exactly the draft that was shown, and once", async () => {
  const bench = new Bench();
  bench.answer = OBJECTS;
  const { fingerprint } = await bench.desk.look(5, true);
  await bench.approvals.give(5, fingerprint);
  bench.start();
  assert.deepEqual(await bench.press(), {});
  assert.deepEqual(await bench.press(), { cancel: true }, "it is used up");
});

test("an approval does not hold for a changed draft, nor for long, nor for another window", async () => {
  const changes = [
    (bench) => void (bench.details = details({ subject: "Altro" })),
    (bench) => void (bench.attachments = [{ id: 9, name: "a", size: 2 }]),
    (bench) => void (bench.compose.getAttachmentFile = async () => new Blob(["ZM"])),
    (bench) => void (bench.time += 60_000),
    (bench) => bench.approvals.withdraw(5),
  ];
  for (const change of changes) {
    const bench = new Bench();
    bench.answer = OBJECTS;
    bench.attachments = [{ id: 1, name: "a", size: 2 }];
    const { fingerprint } = await bench.desk.look(5, true);
    await bench.approvals.give(5, fingerprint);
    await change(bench);
    bench.start();
    assert.deepEqual(await bench.press(), { cancel: true }, String(change));
  }
  const bench = new Bench();
  bench.answer = OBJECTS;
  const { fingerprint } = await bench.desk.look(5, true);
  await bench.approvals.give(6, fingerprint);
  assert.deepEqual(await bench.press(), { cancel: true });
});

test("our own failure keeps nobody from sending, and is told", async () => {
  const failures = [[new HostFailure("missing"), "missing"], [new HostFailure("gone"), "gone"], [new RpcFailure("internal", -1), "internal"],
    [{ nonsense: true }, "garbage"], [new TypeError("ours"), "fault"]];
  for (const [answer, reason] of failures) {
    const bench = new Bench();
    bench.answer = answer;
    assert.deepEqual(await bench.press(), {});
    assert.deepEqual([bench.told, bench.opened, bench.journal.at(-1)], [[reason], [], "-5"]);
  }
  const old = new Bench();
  old.capabilities = ["message.verify"];
  assert.deepEqual([await old.press(), old.told], [{}, ["too-old"]]);
});

test("a host that is slow is not waited for, and what comes too late does nothing", async () => {
  const bench = new Bench();
  let answer;
  bench.answer = () => new Promise((resolve) => void (answer = resolve));
  bench.late = Promise.resolve();
  assert.deepEqual(await bench.press(), {});
  answer?.(OBJECTS);
  await settled();
  assert.deepEqual([bench.told, bench.opened], [["silent"], []]);
});

test("whatever of Thunderbird fails inside, nothing is thrown", async () => {
  for (const broken of ["listAttachments", "getAttachmentFile"]) {
    const bench = new Bench();
    bench.attachments = [{ id: 1, name: "a.zip", size: 2 }];
    bench.compose[broken] = async () => { throw new Error("no"); };
    assert.deepEqual(await bench.press(), {});
    assert.equal(bench.journal.at(-1), "-5");
  }
  const bench = new Bench();
  bench.session.get = async () => { throw new Error("no"); };
  assert.deepEqual(await bench.press(), {});
});

test("where everything must be checked nothing goes unchecked", async () => {
  const bench = new Bench();
  bench.managed = { requireCheck: true };
  bench.answer = new HostFailure("missing");
  assert.deepEqual(await bench.press(), { cancel: true });
  await settled();
  assert.equal(bench.opened.length, 1);
  const { answer, requireCheck, failure } = await bench.desk.look(5);
  assert.deepEqual([answer, requireCheck, failure.reason], [null, true, "missing"]);
});

test("what the computer's own policy wants is remembered while the host is away, until it says otherwise", async () => {
  const bench = new Bench();
  bench.answer = draftAnswer({ require_check: true });
  await bench.press();
  bench.start();
  bench.answer = new HostFailure("gone");
  assert.deepEqual(await bench.press(), { cancel: true });
  bench.start();
  bench.answer = draftAnswer({ require_check: false });
  assert.deepEqual(await bench.press(), {});
  bench.start();
  bench.answer = new HostFailure("gone");
  assert.deepEqual(await bench.press(), {});
});

test("Thunderbird's policy goes to the host, without what makes no sense", async () => {
  const bench = new Bench();
  bench.managed = { sending: { "recipient.ordinary": "block", x: "explode" }, requireCheck: "yes" };
  await bench.press();
  assert.deepEqual(bench.asked[0].policy, { sending: { "recipient.ordinary": "block" }, requireCheck: false });
});

test("what was checked while composing is not asked again, and a failure is", async () => {
  const bench = new Bench();
  await bench.desk.look(5);
  bench.details = details({ plainTextBody: "Testo, e ancora qualcosa" });
  await bench.press();
  assert.equal(bench.asked.length, 1);
  bench.details = details({ to: [FRIEND] });
  await bench.press();
  assert.equal(bench.asked.length, 2);
  bench.answer = new HostFailure("silent");
  bench.checker.forgetAll();
  await bench.press();
  bench.answer = draftAnswer();
  await bench.press();
  assert.equal(bench.asked.length, 4);
  bench.time += 10 * 60_000;
  await bench.press();
  assert.equal(bench.asked.length, 5, "what is known may be more by now");
});

test("contents go up to be looked into, but not what is too large", async () => {
  const bench = new Bench();
  bench.attachments = [{ id: 1, name: "a.zip", size: 2 }, { id: 2, name: "video.mov", size: 50e6 }, { id: 3, name: "b.pdf", size: 2 }];
  await bench.press();
  assert.deepEqual(bench.asked[0].draft.attachments.map(({ message }) => message), ["m1", null, "m2"]);
});

test("how a message was to be sent is told to the dialog", async () => {
  const bench = new Bench();
  assert.equal((await bench.desk.look(5)).mode, null);
  await bench.dialogs.learnMode(5, "sendLater");
  assert.equal((await bench.desk.look(5)).mode, "sendLater");
  await bench.dialogs.forget(5);
  assert.equal((await bench.desk.look(5)).mode, null);
});

test("a dialog that cannot be opened is told of", async () => {
  const bench = new Bench();
  bench.answer = OBJECTS;
  bench.session.set = async () => { throw new Error("full"); };
  assert.deepEqual(await bench.press(), { cancel: true });
  await settled();
  assert.deepEqual(bench.told, ["not asked"]);
});
