// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";

import { contentsOf, fingerprintOf, hostDraft, readDraft } from "../sending/draft.js";
import { receiptTypeOf, withReceiptType } from "../sending/receipt_kind.js";
import { Recipients } from "../sending/recipients.js";
import { changeBy } from "../sending/remedies.js";
import { details, FRIEND, parseMailboxString, TOWN } from "./drafts.js";
import { fakeBrowser } from "./fake_browser.js";

globalThis.crypto ??= webcrypto; // Node 18 does not have it as a global

const FILES = { 1: "uno", 2: "due" };
const compose = fakeBrowser({
  listAttachments: async () => [{ id: 1, name: "atto.pdf", size: 3 }, { id: 2, name: "foto.jpg", size: 3 }],
  getAttachmentFile: async (id) => new Blob([FILES[id]]),
});
const recipients = new Recipients(fakeBrowser({ messengerUtilities: { parseMailboxString } }));
const read = (changes) => readDraft(7, details(changes), { compose, recipients });

test("a draft goes to the host with addresses apart from names", async () => {
  const draft = await read({ to: [`Comune <${TOWN}>`, `A <a@x.example>, b@y.example`], customHeaders: [{ name: "X-Tiporicevuta", value: "breve" }] });
  const told = hostDraft(draft);
  assert.deepEqual(told.to, [{ display: "Comune", address: TOWN }, { display: "A", address: "a@x.example" },
    { display: "", address: "b@y.example" }]);
  assert.deepEqual([told.from, told.reply_to, told.receipt_type, told.format, told.body_bytes],
    ["studio@pec.example", null, "breve", "plain", 16384]);
  assert.deepEqual(told.attachments[0], { name: "atto.pdf", type: null, bytes: 3, message: null });
  assert.deepEqual(Object.keys(told).sort(), ["attachments", "bcc", "body_bytes", "cc", "format", "from", "lists", "receipt_type",
    "reply_to", "subject", "to"]);
});

test("a few more words are no other draft to check, a longer text is", async () => {
  const size = async (plainTextBody) => hostDraft(await read({ plainTextBody })).body_bytes;
  assert.equal(await size("ciao"), await size("ciao ".repeat(100)));
  assert.notEqual(await size("ciao"), await size("ciao ".repeat(10_000)));
});

test("whatever changes in a draft makes it another one, but for what nobody decides on", async () => {
  const print = async (changes, contents) => fingerprintOf(await read(changes), contents);
  const first = await print({});
  const others = [{ to: [FRIEND] }, { cc: [FRIEND] }, { bcc: [FRIEND] }, { subject: "Altro" }, { body: "<p>Altro</p>" },
    { plainTextBody: "Altro" }, { identityId: "id2" }, { from: "x@y.example" }, { replyTo: ["x@y.example"] }, { priority: "high" },
    { customHeaders: [{ name: "X-TipoRicevuta", value: "breve" }] }, { deliveryFormat: "html" }, { isPlainText: false }];
  for (const changes of others) assert.notEqual(await print(changes), first, JSON.stringify(changes));
  assert.equal(await print({ isModified: false, relatedMessageId: 4 }), first);
  assert.notEqual(await print({}, ["a"]), await print({}, ["b"]));
});

test("attachments are named by their content, and none that cannot be read holds anything up", async () => {
  const draft = await read({});
  const [one, two] = await contentsOf(draft, compose);
  assert.notEqual(one, two);
  const broken = fakeBrowser({ getAttachmentFile: async () => { throw new Error("gone"); } });
  assert.deepEqual(await contentsOf(draft, broken), ["", ""]);
  const huge = { ...draft, attachments: [{ id: 1, name: "x", size: 1e9 }] };
  assert.deepEqual(await contentsOf(huge, fakeBrowser({})), [""]);
});

test("lists are expanded by Thunderbird where it can", async () => {
  const api = fakeBrowser({ messengerUtilities: { parseMailboxString: async (text, options) => {
    assert.deepEqual(options, { preserveGroups: true, expandMailingLists: true });
    return [{ name: "Clienti", group: [{ name: "A", email: "a@x.example" }, { email: "b@y.example" }] }];
  } } });
  const parsed = await new Recipients(api).of(details({ from: undefined, to: ["Clienti <Clienti>"] }));
  assert.deepEqual(parsed.to.map(({ address }) => address), ["a@x.example", "b@y.example"]);
  assert.deepEqual(parsed.lists, []);
});

/** An older Thunderbird with one list. */
function withList(members) {
  return fakeBrowser({
    messengerUtilities: { parseMailboxString: async (text, option) => {
      if (option !== true) throw new TypeError("no options yet");
      return parseMailboxString(text);
    } },
    addressBooks: {
      list: async () => [{ id: "book" }],
      mailingLists: { list: async () => [{ id: "l1", name: "Clienti" }], listMembers: members },
    },
  });
}

test("lists are looked up where Thunderbird does not expand them", async () => {
  const vCard = "BEGIN:VCARD\r\nFN:Anna\r\nEMAIL;PREF=2:b@x.example\r\nEMAIL;TYPE=work;PREF=1:a@x.exam\r\n ple\r\nEND:VCARD";
  const parsed = await new Recipients(withList(async () => [{ vCard }])).of(details({ from: undefined, to: ["Clienti <Clienti>"] }));
  assert.equal(parsed.to.length, 1);
  assert.match(parsed.to[0].address, /^[ab]@x\.example$/);
});

test("a list that cannot be expanded is named", async () => {
  for (const members of [async () => { throw new Error("no"); }, async () => [], async () => [{ vCard: "FN:x" }]]) {
    const parsed = await new Recipients(withList(members)).of(details({ from: undefined, to: [TOWN, "Clienti <Clienti>"] }));
    assert.deepEqual([parsed.to.map(({ address }) => address), parsed.lists], [[TOWN], ["Clienti"]]);
  }
});

test("what is no address and no list is told as it stands", async () => {
  const parsed = await new Recipients(withList(async () => [])).of(details({ from: undefined, to: ["pippo"] }));
  assert.deepEqual(parsed.to, [{ display: "pippo", address: "pippo" }].map(() => ({ display: "", address: "pippo" })));
});

test("a receipt kind is found and set whatever its header's case, and other headers stay", () => {
  const headers = [{ name: "X-Altro", value: "a" }, { name: "x-TIPORICEVUTA", value: " breve " }];
  assert.equal(receiptTypeOf(headers), "breve");
  assert.equal(receiptTypeOf([]), null);
  assert.deepEqual(withReceiptType(headers, "sintetica"), [headers[0], { name: "X-TipoRicevuta", value: "sintetica" }]);
  assert.deepEqual(withReceiptType(headers, "completa"), [headers[0]]);
});

test("each remedy changes what it is about and nothing else", async () => {
  const draft = await read({ to: ["Clienti <c@x.example>", `Amico <${FRIEND}>, b@y.example`], bcc: ["d@z.example"], cc: ["e@z.example"],
    customHeaders: [{ name: "X-Altro", value: "a" }] });
  const change = (id, address, value = null) => changeBy(draft, { id, address, value });
  assert.deepEqual(change("remove", FRIEND.toUpperCase()).details, { to: ["Clienti <c@x.example>", "b@y.example"] });
  assert.deepEqual(change("use-address", FRIEND, "a@pec.example").details,
    { to: ["Clienti <c@x.example>", '"Amico" <a@pec.example>', "b@y.example"] });
  assert.deepEqual(change("move-to-cc", "d@z.example").details, { bcc: [], cc: ["e@z.example", "d@z.example"] });
  assert.deepEqual(change("move-to-to", "e@z.example").details, { cc: [], to: [...draft.details.to, "e@z.example"] });
  assert.deepEqual(change("switch-identity", "x@y.example", "id2").details, { identityId: "id2" });
  assert.deepEqual(change("set-receipt", null, "completa").details, { customHeaders: [{ name: "X-Altro", value: "a" }] });
  assert.deepEqual(change("remove-attachment", null, "foto.jpg"), { details: {}, removed: [2] });
  assert.deepEqual(change("remove", "nobody@x.example"), { details: {}, removed: [] });
  assert.equal(change("expect-nothing", FRIEND), null);
});

test("whoever moves a recipient that already stands there does not get it twice", async () => {
  const draft = await read({ bcc: [TOWN] });
  assert.deepEqual(changeBy(draft, { id: "move-to-to", address: TOWN, value: null }).details, { bcc: [], to: [TOWN] });
});
