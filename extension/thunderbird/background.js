// SPDX-License-Identifier: EUPL-1.2
//
// The event page: puts the parts together and hands Thunderbird's events on. It comes and goes, so every
// listener is added at once, and whatever must last is in storage.
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

async function makeReader() {
  const catalogue = await loadCatalogue(browser.i18n.getUILanguage(), readJson);
  const connection = new HostConnection({
    connectNative: () => browser.runtime.connectNative(HOST_NAME),
    version: browser.runtime.getManifest().version,
  });
  const cache = new JudgedCache(browser.storage.session);
  return new Reader({
    // In Manifest V3 it answers with a MessageList; the published types are of Manifest V2.
    display: /** @type {import("./reading/reader.js").Display} */ (
      /** @type {unknown} */ (browser.messageDisplay)
    ),
    judge: new Judge({ host: new HostMessages(connection), cache, rawBytes }),
    mailboxes: new Mailboxes(browser),
    toolbar: new Toolbar(browser.messageDisplayAction, catalogue.text("addon.action")),
    catalogue,
    told: new Told(browser.storage.session),
  });
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

browser.runtime.onMessage.addListener((request, sender) => answerTo(request, sender, reader));

await registerBanner();
