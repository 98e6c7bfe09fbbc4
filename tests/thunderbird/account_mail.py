# SPDX-License-Identifier: EUPL-1.2
"""The mail of one account among several, handled as a person does: fetch it, delete it, move it, say it is junk."""

from __future__ import annotations

from typing import Any

from marionette import Marionette

_ACCOUNT = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { msgWindow } = Services.wm.getMostRecentWindow("mail:3pane");
const [key, ...given] = args;
const server = MailServices.accounts.getAccount(key).incomingServer;
const flagged = flag => server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags[flag]);
const inbox = flagged("Inbox");
const named = name => name == "INBOX" ? inbox : [...server.rootFolder.descendants].find(each => each.name == name);
const all = folder => folder ? [...folder.messages] : [];
const listening = start => new Promise((resolve, reject) => start({
  QueryInterface: ChromeUtils.generateQI(["nsIUrlListener", "nsIMsgCopyServiceListener"]),
  OnStartRunningUrl() {}, onStartCopy() {}, onProgress() {}, setMessageKey() {}, getMessageId() {},
  OnStopRunningUrl(url, status) { this.onStopCopy(status); },
  onStopCopy(status) {
    if (Components.isSuccessCode(status)) resolve(true); else reject(new Error(`status ${status}`));
  },
}));
"""
_FETCH = _ACCOUNT + """
if (!inbox) { server.performExpand(msgWindow); return false; }
return await listening(listener => server.getNewMessages(inbox, msgWindow, listener));
"""
_UPDATE = _ACCOUNT + """
const folder = named(given[0]);
if (!folder) { server.performExpand(msgWindow); return false; }
return await listening(listener => folder.QueryInterface(Ci.nsIMsgImapMailFolder)
  .updateFolderWithListener(msgWindow, listener));
"""
_COUNT = _ACCOUNT + "return all(named(given[0])).length;"
_DELETE = _ACCOUNT + """
await listening(listener => inbox.deleteMessages(all(inbox), msgWindow, false, false, listener, false));
"""
_MOVE = _ACCOUNT + """
const root = server.rootFolder.QueryInterface(Ci.nsIMsgLocalMailFolder);
const target = root.createLocalSubfolder(given[0]);
await listening(listener =>
  MailServices.copy.copyMessages(inbox, all(inbox), target, true, listener, msgWindow, false));
"""
_SAY_JUNK = _ACCOUNT + """
const folder = named(given[0]);
folder.setJunkScoreForMessages(all(folder), "100", "user", -1);
"""
_COMPACT = _ACCOUNT + "await listening(listener => named(given[0]).compact(listener, msgWindow));"


class AccountMail:
    """`account` is an id such as "account1"; folders are named as the mailbox names them, INBOX the inbox."""

    def __init__(self, marionette: Marionette, account: str) -> None:
        self._marionette = marionette
        self._account = account

    def fetch(self) -> bool:
        """Gets new mail, as the button does; false while the account has no inbox yet."""
        return self._run(_FETCH)

    def update(self, folder: str) -> bool:
        """Reads an IMAP folder anew, as opening it does; false while it is not known yet."""
        return self._run(_UPDATE, folder)

    def count(self, folder: str) -> int:
        """How many messages Thunderbird lists in it."""
        return self._run(_COUNT, folder)

    def delete_all(self) -> None:
        """Deletes what is in the inbox, as the Delete key does."""
        self._run(_DELETE)

    def move_all(self, folder: str) -> None:
        """Moves what is in the inbox of a POP3 account to a new folder of it."""
        self._run(_MOVE, folder)

    def say_junk(self, folder: str) -> None:
        self._run(_SAY_JUNK, folder)

    def compact(self, folder: str) -> None:
        """Has the server forget what is marked as deleted, as Compact does, and Thunderbird now and then."""
        self._run(_COMPACT, folder)

    def _run(self, script: str, *arguments: Any) -> Any:
        return self._marionette.run(script, self._account, *arguments)
