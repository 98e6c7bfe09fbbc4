// SPDX-License-Identifier: EUPL-1.2
//
// Looks at the accounts by itself: some minutes after Thunderbird was started, and then daily.
import { localDay } from "../texts/time.js";

/** @typedef {import("../types/audit.js").AccountRecord} AccountRecord */
/** @typedef {import("./auditor.js").Auditor} Auditor */
/** @typedef {import("./notices.js").Notices} Notices */
/** @typedef {import("./records.js").Records} Records */
/** @typedef {Pick<typeof browser.alarms, "get" | "create">} Alarms */

export const ALARM = "accounts.check";
/** By then Thunderbird has fetched, so that a mailbox is not called neglected after a holiday. */
const FIRST_MINUTES = 3;
const DAY_MINUTES = 24 * 60;

/**
 * Alarms end with Thunderbird, but not with the event page, which must not put them off each time.
 * @param {Alarms} alarms
 */
export async function setAlarm(alarms) {
  if (await alarms.get(ALARM)) return;
  alarms.create(ALARM, { delayInMinutes: FIRST_MINUTES, periodInMinutes: DAY_MINUTES });
}

export class Watch {
  #auditor;
  #notices;
  #records;
  #now;

  /**
   * @param {object} parts
   * @param {Auditor} parts.auditor
   * @param {Notices} parts.notices
   * @param {Records} parts.records
   * @param {() => Date} parts.now
   */
  constructor({ auditor, notices, records, now }) {
    this.#auditor = auditor;
    this.#notices = notices;
    this.#records = records;
    this.#now = now;
  }

  /** Nobody asked: a grave finding that is new is told, a failure is not; reading tells of the host. */
  async check() {
    await this.#notices.tell(await this.#auditor.audit(), localDay(this.#now()));
  }

  /**
   * Somebody asked.
   * @param {boolean} seen - whether the findings are shown, and need not be told any more
   */
  async auditForPage(seen) {
    const answer = await this.#auditor.audit();
    if (seen) await this.#notices.seen(answer, localDay(this.#now()));
    return answer;
  }

  /**
   * @param {string} account
   * @param {(record: AccountRecord) => AccountRecord} change
   */
  change(account, change) {
    return this.#records.change(account, change);
  }
}
