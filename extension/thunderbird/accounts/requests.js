// SPDX-License-Identifier: EUPL-1.2
//
// What the pages about accounts may ask of the event page. A script inside a message may ask none of it.
import { isOwnPage } from "../reading/requests.js";
import { localDay } from "../texts/time.js";
import { without } from "./records.js";
import { isAcceptable, withSnooze } from "./snoozing.js";

/** @typedef {import("../types/audit.js").AccountRecord} AccountRecord */
/** @typedef {import("./connection_tester.js").ConnectionTester} ConnectionTester */
/** @typedef {import("./watch.js").Watch} Watch */
/** @typedef {{type?: unknown, account?: unknown, [more: string]: unknown}} Request */
/** @typedef {(record: AccountRecord) => AccountRecord} Change */

const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * What a request changes in the record of its account.
 * @type {Record<string, (request: Request, today: string) => Change>}
 */
const CHANGES = {
  "accounts.decide": ({ pec }) => {
    if (pec === null) return (record) => without(record, "pec");
    if (typeof pec !== "boolean") throw new TypeError("no decision");
    return (record) => ({ ...record, pec });
  },
  "accounts.password": ({ made }, today) => {
    if (made === "") return (record) => without(record, "password_made");
    if (typeof made !== "string" || !DAY.test(made) || made > today) throw new TypeError("no day");
    return (record) => ({ ...record, password_made: made });
  },
  "accounts.snooze": ({ rule, until, reason }, today) => {
    if (typeof rule !== "string" || !isAcceptable(until, reason, today)) throw new TypeError("no snooze");
    const snooze = { until: String(until), reason: String(reason) };
    return (record) => withSnooze(record, rule, snooze);
  },
  "accounts.wake": ({ rule }) => (record) => withSnooze(record, String(rule), null),
};

/**
 * @param {Request} request
 * @param {browser.runtime.MessageSender} sender
 * @param {Promise<Watch>} watch
 * @param {Pick<ConnectionTester, "test">} tester
 * @returns {Promise<unknown> | undefined} undefined: not for us
 */
export function answerToAccounts(request, sender, watch, tester) {
  const type = String(request.type);
  if (!isOwnPage(sender)) return undefined;
  if (type === "accounts.test") return tester.test(String(request.account));
  const change = Object.hasOwn(CHANGES, type) ? CHANGES[type] : undefined;
  if (!change && type !== "accounts.audit") return undefined;
  return watch.then(async (ready) => {
    if (change) await ready.change(String(request.account), change(request, localDay(new Date())));
    return ready.auditForPage(request["seen"] === true);
  });
}
