// SPDX-License-Identifier: EUPL-1.2
//
// Puts the parts together that check messages before they are sent, and hands Thunderbird's events on to them.
// They have a host of their own: no message waits behind the verdict on another.
import { HostMessages } from "../host/messages.js";
import { Approvals } from "./approvals.js";
import { Checker } from "./checker.js";
import { ComposeButton } from "./compose_button.js";
import { ComposeWatch } from "./compose_watch.js";
import { answerToSending, Desk } from "./desk.js";
import { Dialogs } from "./dialogs.js";
import { Gate } from "./gate.js";
import { NetworkAsker } from "./network_asker.js";
import { Policies } from "./policies.js";
import { presentDraft } from "./presentation.js";
import { Recipients } from "./recipients.js";
import { lockProbe, Rescue } from "./rescue.js";
import { SendNotices } from "./send_notices.js";
import { Senders } from "./sender.js";

/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */
/**
 * What is used of Thunderbird's compose windows; the published types are of Manifest V2.
 * @typedef {import("./draft.js").Compose & import("./rescue.js").Compose & {
 *   onBeforeSend: Event<(tab: Tab, details: import("../types/sending.js").ComposeDetails) => Promise<object>>,
 *   onAfterSend: Event<(tab: Tab, info: {mode: import("../types/sending.js").SendMode, error?: string}) => void>,
 *   onIdentityChanged: Event<(tab: Tab) => void>, onComposeStateChanged: Event<(tab: Tab) => void>,
 *   onAttachmentAdded: Event<(tab: Tab) => void>, onAttachmentRemoved: Event<(tab: Tab) => void>}} Compose
 */
/** @typedef {{id?: number}} Tab */
/**
 * @template F
 * @typedef {{addListener(listener: F): void}} Event
 */

/**
 * @param {object} parts
 * @param {() => import("../host/connection.js").HostConnection} parts.makeConnection
 * @param {import("../accounts/records.js").Records} parts.records
 * @param {import("../reading/mailboxes.js").Mailboxes} parts.mailboxes
 * @param {Promise<Catalogue>} parts.catalogue
 */
export function sendingPart({ makeConnection, records, mailboxes, catalogue }) {
  const api = /** @type {any} */ (browser);
  const compose = /** @type {Compose} */ (api.compose);
  const { session, managed, local } = browser.storage;
  const host = makeConnection();
  const recipients = new Recipients(api);
  const policies = new Policies({ managed, local });
  const notices = new SendNotices(browser.notifications, catalogue);
  const senders = new Senders({ accounts: api.accounts, records, mailboxes });
  const checker = new Checker({ host, messages: new HostMessages(host), compose, policies, senders });
  const dialogs = new Dialogs({
    windows: api.windows, storage: session,
    tell: (tabId) => browser.runtime.sendMessage({ type: "sending.again", tabId }),
  });
  const rescue = new Rescue({
    storage: session, alarms: api.alarms, compose, tabs: api.tabs, page: crypto.randomUUID(),
    isLocked: lockProbe(api.scripting), tell: () => notices.reopened(),
  });
  const approvals = new Approvals(session);
  const gate = new Gate({ compose, recipients, checker, approvals, dialogs, policies, notices, rescue });
  const desk = new Desk({ compose, recipients, checker, dialogs, policies });
  const button = catalogue.then((ready) => new ComposeButton(api.composeAction, ready.text("addon.compose")));
  const asker = new NetworkAsker({ connect: makeConnection, learnt: () => checker.forgetAll() });
  const watch = new ComposeWatch(async (tabId) => {
    const look = await desk.look(tabId);
    const view = presentDraft(look, await catalogue);
    await (await button).show(tabId, view);
    // What is learnt shows with the next look.
    void asker.ask(look.answer?.unasked);
  });

  const touched = (/** @type {Tab} */ { id }) => {
    if (id === undefined) return;
    rescue.watch();
    watch.touch(id);
  };
  compose.onBeforeSend.addListener(({ id }, details) =>
    id === undefined ? Promise.resolve({}) : gate.beforeSend(id, details));
  compose.onAfterSend.addListener(({ id }, { mode, error }) => {
    if (id === undefined) return;
    rescue.ended(id);
    void (error ? dialogs.learnMode(id, mode) : dialogs.forget(id));
  });
  for (const changed of [compose.onIdentityChanged, compose.onComposeStateChanged, compose.onAttachmentAdded,
    compose.onAttachmentRemoved]) {
    changed.addListener(touched);
  }
  const { accounts, identities } = browser;
  for (const event of [accounts.onCreated, accounts.onUpdated, accounts.onDeleted, identities.onCreated,
    identities.onUpdated, identities.onDeleted]) {
    event.addListener(() => senders.forget());
  }
  browser.storage.local.onChanged.addListener((changes) => {
    if (Object.keys(changes).some((key) => key.startsWith("account.") || key.startsWith("mailboxes."))) senders.forget();
  });
  const front = async (/** @type {number} */ windowId) => {
    const tabId = await messageIn(windowId);
    if (tabId !== null) rescue.watch();
    watch.front(tabId);
  };
  browser.windows.onFocusChanged.addListener(front);
  browser.tabs.onRemoved.addListener(async (tabId) => {
    watch.closed(tabId);
    rescue.ended(tabId);
    checker.forget(tabId);
    (await button).forget(tabId);
    await approvals.withdraw(tabId);
    await dialogs.forget(tabId);
  });
  // The event page may have been started while a message is being written.
  browser.windows.getLastFocused().then(({ id = -1 }) => front(id)).catch(() => {});
  const changed = () => checker.forgetAll();
  return {
    answer: (/** @type {any} */ request, /** @type {browser.runtime.MessageSender} */ sender) =>
      answerToSending(request, sender, desk, changed),
    changed,
    rescue: () => rescue.look(),
  };
}

/**
 * The compose window that a window is, by its tab.
 * @param {number} windowId
 * @returns {Promise<number | null>}
 */
async function messageIn(windowId) {
  if (windowId < 0) return null;
  try {
    const [tab] = await browser.tabs.query({ windowId, type: "messageCompose" });
    return tab?.id ?? null;
  } catch {
    return null;
  }
}
