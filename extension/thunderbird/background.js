// SPDX-License-Identifier: EUPL-1.2
//
// The event page: puts the parts together and hands Thunderbird's events on. It comes and goes, so every
// listener is added at once, and whatever must last is in storage.
import { Auditor } from "./accounts/auditor.js";
import { Collector } from "./accounts/collector.js";
import { ConnectionTester } from "./accounts/connection_tester.js";
import { NOTICE, Notices } from "./accounts/notices.js";
import { addSpace, openAccountsPage, oweWelcome, showWelcomeOnce } from "./accounts/pages.js";
import { Records } from "./accounts/records.js";
import { answerToAccounts } from "./accounts/requests.js";
import { ALARM, setAlarm, Watch } from "./accounts/watch.js";
import { bytesOfBinary } from "./host/base64.js";
import { HostConnection } from "./host/connection.js";
import { HostMessages } from "./host/messages.js";
import { Judge } from "./reading/judge.js";
import { JudgedCache } from "./reading/judged_cache.js";
import { Mailboxes } from "./reading/mailboxes.js";
import { Reader } from "./reading/reader.js";
import { answerTo } from "./reading/requests.js";
import { Told } from "./reading/told.js";
import { Toolbar } from "./reading/toolbar.js";
import { sendingPart } from "./sending/part.js";
import { RESCUE_ALARM } from "./sending/rescue.js";
import { loadCatalogue } from "./texts/catalogue.js";
import { readJson } from "./texts/read_json.js";

const HOST_NAME = "pec_companion";
const BANNER_ID = "banner";

/**
 * As a string and not as the File that is usual: Thunderbird 153 makes that in a loop over its bytes, which
 * takes Debian's nine times as long (30 MB: 2.3 s and 0.26 s, beside 1.4 s to display the message).
 * @param {browser.messages.MessageHeader} header
 */
async function rawBytes(header) {
  const raw = await browser.messages.getRaw(header.id, { data_format: "BinaryString" });
  return bytesOfBinary(/** @type {string} */ (raw));
}

const catalogueRead = loadCatalogue(browser.i18n.getUILanguage(), readJson);
const makeConnection = () => new HostConnection({
  connectNative: () => browser.runtime.connectNative(HOST_NAME),
  version: browser.runtime.getManifest().version,
});
const connection = makeConnection();
const mailboxes = new Mailboxes(browser);
const records = new Records(browser.storage.local);
const now = () => new Date();
const collector = new Collector({
  api: /** @type {import("./accounts/collector.js").Api} */ (/** @type {unknown} */ (browser)),
  records, mailboxes, now,
});
const tester = new ConnectionTester(makeConnection, collector);

const sending = sendingPart({ makeConnection, records, mailboxes, catalogue: catalogueRead });

async function makeReader() {
  const catalogue = await catalogueRead;
  const cache = new JudgedCache(browser.storage.session);
  return new Reader({
    // In Manifest V3 it answers with a MessageList; the published types are of Manifest V2.
    display: /** @type {import("./reading/reader.js").Display} */ (
      /** @type {unknown} */ (browser.messageDisplay)
    ),
    judge: new Judge({ host: new HostMessages(connection), cache, rawBytes }),
    mailboxes,
    toolbar: new Toolbar(browser.messageDisplayAction, catalogue.text("addon.action")),
    catalogue,
    told: new Told(browser.storage.session),
    onJudged: (header, verdict) => {
      void collector.sawVerdict(header, verdict);
      sending.changed();
    },
  });
}

async function makeWatch() {
  return new Watch({
    auditor: new Auditor(connection, collector),
    notices: new Notices(browser.storage.local, browser.notifications, await catalogueRead),
    records, now,
  });
}

/** @param {unknown} folder - which has no accountId in the published types */
function accountIdOf(folder) {
  return /** @type {{accountId?: string}} */ (folder).accountId;
}

/** The event page starts anew many times, and Thunderbird refuses a second script of one name. */
async function registerBanner() {
  const { messageDisplay } = browser.scripting;
  const registered = await messageDisplay.getRegisteredScripts({ ids: [BANNER_ID] });
  if (registered.length > 0) return;
  const js = ["reading/panel_style.js", "reading/panel.js", "reading/banner.js"];
  await messageDisplay.registerScripts([{ id: BANNER_ID, js, runAt: "document_start" }]);
}

const reader = makeReader();
const watch = makeWatch();

browser.messageDisplay.onMessagesDisplayed.addListener(async (tab, displayed) => {
  const { messages } = /** @type {browser.messages.MessageList} */ (/** @type {unknown} */ (displayed));
  if (tab.id !== undefined) await (await reader).update(tab.id, messages);
});

browser.tabs.onRemoved.addListener(async (tabId) => (await reader).forgetTab(tabId));

const { accounts, identities } = browser;
for (const changed of [accounts.onUpdated, accounts.onDeleted, identities.onCreated, identities.onUpdated,
  identities.onDeleted]) {
  changed.addListener(async () => (await reader).forgetAccounts());
}

accounts.onDeleted.addListener((id) => records.forget(String(id)));

browser.messages.onNewMailReceived.addListener((folder) => collector.sawMail(accountIdOf(folder)));

browser.messages.onDeleted.addListener(async (deleted) => {
  for (let page = deleted; ; page = await browser.messages.continueList(page.id)) {
    await collector.sawDeleted(page.messages);
    if (!page.id) return;
  }
});

browser.alarms.onAlarm.addListener(async ({ name }) => {
  if (name === ALARM) await (await watch).check();
  if (name === RESCUE_ALARM) await sending.rescue();
});

browser.notifications.onClicked.addListener(async (name) => {
  if (name === NOTICE) await openAccountsPage(browser);
});

browser.runtime.onInstalled.addListener(async ({ reason }) => {
  if (reason !== "install") return;
  await oweWelcome(browser.storage.local);
  await showWelcomeOnce(browser);
});

// Without it the event page would sleep until the first message is opened: no alarm, no button.
browser.runtime.onStartup.addListener(() => showWelcomeOnce(browser));

browser.runtime.onMessage.addListener((request, sender) =>
  answerTo(request, sender, reader) ?? sending.answer(request, sender)
  ?? answerToAccounts(request, sender, watch, tester));

await Promise.all([
  registerBanner(),
  setAlarm(browser.alarms),
  addSpace(browser, (await catalogueRead).text("addon.accounts.title")),
  sending.rescue(),
]);
