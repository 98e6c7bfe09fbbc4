// SPDX-License-Identifier: EUPL-1.2
//
// Tells of a grave finding that is new, once. The notification names no account and nobody: whoever stands
// beside the screen reads it too.
import { isSnoozed } from "./snoozing.js";

/** @typedef {import("../types/audit.js").Audit} Audit */
/** @typedef {import("../types/audit.js").AuditAnswer} AuditAnswer */
/** @typedef {import("../types/audit.js").AccountRecord} AccountRecord */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */
/** @typedef {Pick<browser.storage.StorageArea, "get" | "set">} Storage */

/** The notification's name: a newer one takes its place. */
export const NOTICE = "accounts.findings";
const TOLD = "accounts.told";
const GRAVE = ["critical", "serious"];

/**
 * The grave findings that are not put off. A finding is its account and rule: that a mailbox became a little
 * fuller is no news.
 * @param {Audit} audit
 * @param {Record<string, AccountRecord>} records
 * @param {string} today - a day
 */
export function graveFindings(audit, records, today) {
  return audit.accounts.flatMap(({ id, findings }) =>
    findings
      .filter(({ severity, rule }) => GRAVE.includes(severity) && !isSnoozed(records[id], rule, today))
      .map(({ rule }) => `${id} ${rule}`),
  );
}

export class Notices {
  #storage;
  #notifications;
  #catalogue;

  /**
   * @param {Storage} storage - that outlives Thunderbird
   * @param {Pick<typeof browser.notifications, "create" | "clear">} notifications
   * @param {Catalogue} catalogue
   */
  constructor(storage, notifications, catalogue) {
    this.#storage = storage;
    this.#notifications = notifications;
    this.#catalogue = catalogue;
  }

  /**
   * Tells of what is new. What is mended or put off is forgotten, so that it is told when it comes back.
   * @param {AuditAnswer} answer
   * @param {string} today
   */
  async tell({ audit, records }, today) {
    if (!audit) return;
    const { [TOLD]: told = [] } = await this.#storage.get(TOLD);
    const grave = graveFindings(audit, records, today);
    await this.#storage.set({ [TOLD]: grave });
    const fresh = grave.filter((finding) => !told.includes(finding));
    if (fresh.length === 0) return;
    const key = fresh.length === 1 ? "addon.accounts.notice.one" : "addon.accounts.notice.many";
    await this.#notifications.create(NOTICE, {
      type: "basic",
      title: this.#catalogue.text("addon.accounts.notice.title"),
      message: this.#catalogue.text(key, { count: fresh.length }),
      iconUrl: "icons/bad.svg",
    });
  }

  /**
   * Somebody sees them on a page just now.
   * @param {AuditAnswer} answer
   * @param {string} today
   */
  async seen({ audit, records }, today) {
    if (!audit) return;
    await this.#storage.set({ [TOLD]: graveFindings(audit, records, today) });
    await this.#notifications.clear(NOTICE);
  }
}
