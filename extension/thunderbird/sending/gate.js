// SPDX-License-Identifier: EUPL-1.2
//
// What is answered when Thunderbird is about to send. Thunderbird's window is locked until then, for ever when
// no answer comes, so: nothing here throws, waits for a person, or takes longer than a limit. Whoever must be
// asked is asked afterwards, in a window of ours, while the message stays where it is.
import { contentsOf, fingerprintOf, readDraft } from "./draft.js";

/** @typedef {import("../types/sending.js").ComposeDetails} ComposeDetails */
/** @typedef {import("../types/sending.js").Draft} Draft */
/** @typedef {import("./approvals.js").Approvals} Approvals */
/** @typedef {import("./checker.js").Checker} Checker */
/** @typedef {import("./dialogs.js").Dialogs} Dialogs */
/** @typedef {import("./draft.js").Compose} Compose */
/** @typedef {import("./policies.js").Policies} Policies */
/** @typedef {import("./recipients.js").Recipients} Recipients */
/** @typedef {import("./rescue.js").Rescue} Rescue */
/** @typedef {import("./send_notices.js").SendNotices} SendNotices */
/** @typedef {{cancel?: boolean}} Answer */
/** @typedef {"send" | "ask" | {unchecked: string}} Decision */

/** For the host to answer. */
export const CHECK_MS = 2_500;
/** For everything together. */
export const ALL_MS = 4_000;

export class Gate {
  #compose;
  #recipients;
  #checker;
  #approvals;
  #dialogs;
  #policies;
  #notices;
  #rescue;
  #wait;

  /**
   * @param {object} parts
   * @param {Compose} parts.compose
   * @param {Recipients} parts.recipients
   * @param {Checker} parts.checker
   * @param {Approvals} parts.approvals
   * @param {Dialogs} parts.dialogs
   * @param {Policies} parts.policies
   * @param {SendNotices} parts.notices
   * @param {Pick<Rescue, "enter" | "leave">} parts.rescue
   * @param {(ms: number) => Promise<void>} [parts.wait]
   */
  constructor({ compose, recipients, checker, approvals, dialogs, policies, notices, rescue, wait = pause }) {
    this.#compose = compose;
    this.#recipients = recipients;
    this.#checker = checker;
    this.#approvals = approvals;
    this.#dialogs = dialogs;
    this.#policies = policies;
    this.#notices = notices;
    this.#rescue = rescue;
    this.#wait = wait;
  }

  /**
   * @param {number} tabId
   * @param {ComposeDetails} details
   * @returns {Promise<Answer>}
   */
  async beforeSend(tabId, details) {
    this.#rescue.enter(tabId);
    /** @type {Answer} */
    let answer = {};
    try {
      const late = this.#wait(ALL_MS).then(() => ({ unchecked: "silent" }));
      answer = await this.#carryOut(tabId, await Promise.race([this.#decision(tabId, details), late]));
    } catch {
      answer = await this.#carryOut(tabId, { unchecked: "fault" }).catch(() => ({}));
    }
    this.#rescue.leave(tabId, !answer.cancel);
    return answer;
  }

  /**
   * Only finds out, so that it may come too late and do nothing.
   * @param {number} tabId
   * @param {ComposeDetails} details
   * @returns {Promise<Decision>}
   */
  async #decision(tabId, details) {
    const [draft, approved] = await Promise.all([
      readDraft(tabId, details, { compose: this.#compose, recipients: this.#recipients }),
      this.#approvals.take(tabId),
    ]);
    if (approved !== null && (await this.#isApproved(draft, approved))) return "send";
    const checked = await Promise.race([this.#checker.check(draft), this.#wait(CHECK_MS).then(() => null)]);
    if (!checked?.answer) return { unchecked: checked?.failure?.reason ?? "silent" };
    return checked.answer.action === "none" ? "send" : "ask";
  }

  /**
   * Our own failure keeps nobody from sending, unless an administrator wants that.
   * @param {number} tabId
   * @param {Decision} decision
   * @returns {Promise<Answer>}
   */
  async #carryOut(tabId, decision) {
    if (decision === "send") return {};
    if (decision === "ask" || (await this.#policies.requireCheck())) {
      // Not waited for: the window must be free first.
      this.#dialogs.open(tabId).catch(() => this.#notices.notAsked());
      return { cancel: true };
    }
    this.#notices.unchecked(decision.unchecked).catch(() => {});
    return {};
  }

  /**
   * @param {Draft} draft
   * @param {string} approved
   */
  async #isApproved(draft, approved) {
    return approved === (await fingerprintOf(draft, await contentsOf(draft, this.#compose)));
  }
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((/** @type {(value?: undefined) => void} */ resolve) => setTimeout(resolve, ms));
}
