# SPDX-License-Identifier: EUPL-1.2
"""Thunderbird's main window as a person uses it: fetch mail, list the inbox, open a message, read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marionette import Marionette

PANE, TAB, WINDOW = "pane", "tab", "window"

_MAIL = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { MailUtils } = ChromeUtils.importESModule("resource:///modules/MailUtils.sys.mjs");
const main = Services.wm.getMostRecentWindow("mail:3pane");
const tabmail = main.document.getElementById("tabmail");
const server = MailServices.accounts.getAccount("account1").incomingServer;
const inbox = server.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
const header = key => inbox.GetMessageHeader(key);
// The window of about:message that shows a message in a place.
const shower = place => {
  if (place == "tab")
    return tabmail.tabInfo.findLast(tab => tab.mode.name == "mailMessageTab")?.chromeBrowser.contentWindow;
  if (place == "window")
    return Services.wm.getMostRecentWindow("mail:messageWindow")?.messageBrowser?.contentWindow;
  return tabmail.tabInfo[0].chromeBrowser.contentWindow.messageBrowser?.contentWindow;
};
"""

_FETCH = """
if (!inbox) { server.performExpand(main.msgWindow); return false; }
return await new Promise((resolve, reject) => server.getNewMessages(inbox, main.msgWindow, {
  QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]),
  OnStartRunningUrl() {},
  OnStopRunningUrl(url, status) {
    if (Components.isSuccessCode(status)) resolve(true); else reject(new Error(`fetching: ${status}`));
  },
}));
"""

_LIST = """
if (!inbox) return [];
return [...inbox.messages].map(each => ({
  key: each.messageKey, identifier: each.messageId, subject: each.mime2DecodedSubject,
  author: each.mime2DecodedAuthor, offline: Boolean(each.flags & Ci.nsMsgMessageFlags.Offline),
  read: each.isRead }));
"""

_OPEN = """
const [key, place] = args;
const message = header(key);
if (place == "tab") {
  tabmail.openTab("mailMessageTab", { messageURI: inbox.getUriForMsg(message) });
} else if (place == "window") {
  MailUtils.openMessageInNewWindow(message);
} else {
  tabmail.switchToTab(0);
  const pane = tabmail.currentAbout3Pane;
  // What is opened before about:message is ready is displayed without its headers and buttons, for good.
  const about = shower(place);
  if (about?.document.readyState != "complete" || !about.displayMessage) return false;
  if (pane.gFolder != inbox) pane.displayFolder(inbox.URI);
  // A list that is still being loaded drops its selection in the end.
  if (!pane.dbViewWrapperListener.allMessagesLoaded) return false;
  const row = pane.gDBView?.findIndexOfMsgHdr(message, true) ?? -1;
  if (row < 0 || row > 0xfffffff) return false;
  if (pane.threadTree.selectedIndex != row || shower(place)?.gMessage?.messageKey != key) {
    pane.threadTree.selectedIndex = -1;
    pane.threadTree.selectedIndex = row;
  }
}
return true;
"""

_SHOWN = """
const [key, place] = args;
const about = shower(place);
return Boolean(about?.msgLoaded && about.gMessage?.messageKey == key
               && about.getMessagePaneBrowser().contentDocument?.readyState == "complete");
"""

_IN_DOCUMENT = """
const [place, given] = args;
const about = shower(place);
const document = about.getMessagePaneBrowser().contentDocument;
return await (async (document, about, ...args) => { %s })(document, about, ...given);
"""

_SOURCE = """
const uri = inbox.getUriForMsg(header(args[0]));
return await new Promise((resolve, reject) => {
  let text = "";
  MailServices.messageServiceFromURI(uri).streamMessage(uri, {
    QueryInterface: ChromeUtils.generateQI(["nsIStreamListener"]),
    onStartRequest() {},
    onDataAvailable(request, stream, offset, count) {
      const input = Cc["@mozilla.org/binaryinputstream;1"].createInstance(Ci.nsIBinaryInputStream);
      input.setInputStream(stream);
      text += input.readBytes(count);
    },
    onStopRequest(request, status) {
      if (Components.isSuccessCode(status)) resolve(text); else reject(new Error(`reading: ${status}`));
    },
  }, null, null, false, "", false);
});
"""


@dataclass(frozen=True)
class Message:
    """One line of the inbox."""

    key: int
    identifier: str
    subject: str
    author: str
    offline: bool
    read: bool


class MailWindow:
    """Each method is one request; waiting is the caller's."""

    def __init__(self, marionette: Marionette) -> None:
        self._marionette = marionette

    def fetch(self) -> bool:
        """Gets new mail, as the button does; false while the account has no inbox yet."""
        return self.run(_FETCH)

    def inbox(self) -> list[Message]:
        return [Message(**each) for each in self.run(_LIST)]

    def open(self, message: Message, place: str) -> bool:
        """Opens it in the pane, a tab or a window; false while the list is not ready. In the pane it may
        be asked again: a message that is there, or on its way, is left alone."""
        return self.run(_OPEN, message.key, place)

    def shows(self, message: Message, place: str) -> bool:
        return self.run(_SHOWN, message.key, place)

    def in_document(self, place: str, script: str, *arguments: Any) -> Any:
        """Runs the body of an async function with `document`, the displayed message, `about`, the window
        around it with its headers and buttons, and `args`."""
        return self.run(_IN_DOCUMENT % script, place, list(arguments))

    def source(self, message: Message) -> bytes:
        """What Thunderbird has stored, or fetches, as the message."""
        return self.run(_SOURCE, message.key).encode("latin-1")

    def run(self, script: str, *arguments: Any) -> Any:
        """Runs the body of an async function with what _MAIL names, and `args`."""
        return self._marionette.run(_MAIL + script, *arguments)
