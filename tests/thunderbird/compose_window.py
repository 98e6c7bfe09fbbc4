# SPDX-License-Identifier: EUPL-1.2
"""A window in which a message is written, and sent by the command its Send button gives."""

from __future__ import annotations

from typing import Any

from marionette import Marionette

_OPEN = """
const [fields, headers] = args;
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const parameters = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
parameters.composeFields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
for (const [name, value] of Object.entries(fields)) parameters.composeFields[name] = value;
for (const [name, value] of Object.entries(headers)) parameters.composeFields.setHeader(name, value);
parameters.type = Ci.nsIMsgCompType.New;
parameters.format = Ci.nsIMsgCompFormat.PlainText;
parameters.identity = MailServices.accounts.getAccount("account1").defaultIdentity;
MailServices.compose.OpenComposeWindowWithParams(null, parameters);
"""

_WINDOW = 'const window = Services.wm.getMostRecentWindow("msgcompose");'

_READY = _WINDOW + """
return Boolean(window?.gMsgCompose?.compFields && window.gWindowLocked === false
               && window.document.readyState == "complete"
               && window.composeEditorReady !== false
               && !window.document.getElementById("button-send").disabled);
"""

_ATTACH = _WINDOW + """
const { name, text } = args[0];
const attachment = Cc["@mozilla.org/messengercompose/attachment;1"].createInstance(Ci.nsIMsgAttachment);
const bytes = Uint8Array.from(atob(text), each => each.charCodeAt(0));
const path = PathUtils.join(PathUtils.tempDir, `${Services.uuid.generateUUID().toString().slice(1, 9)}-${name}`);
await IOUtils.write(path, bytes);
attachment.name = name;
attachment.url = Services.io.newFileURI(await IOUtils.getFile(path)).spec;
attachment.size = bytes.length;
await window.AddAttachments([attachment]);
"""

_SEND = _WINDOW + 'window.setTimeout(() => window.goDoCommand("cmd_sendNow"), 0);'
_IS_OPEN = _WINDOW + "return Boolean(window);"
_IS_LOCKED = _WINDOW + "return Boolean(window?.gWindowLocked);"
_CLOSE = _WINDOW + """
window.gContentChanged = false;
window.gMsgCompose.bodyModified = false;
window.close();
"""


class ComposeWindow:
    """The most recent one; a test that needs two asks Marionette itself."""

    def __init__(self, marionette: Marionette) -> None:
        self._marionette = marionette

    def open(self, fields: dict[str, str], headers: dict[str, str]) -> None:
        """`fields` are to, cc, bcc, subject, body; `headers` anything else, with their values."""
        self._marionette.run(_OPEN, fields, headers)

    def is_ready(self) -> bool:
        return self._run(_READY)

    def attach(self, name: str, base64: str) -> None:
        self._run(_ATTACH, {"name": name, "text": base64})

    def press_send(self) -> None:
        """Returns at once; the window closes when the message is gone."""
        self._run(_SEND)

    def is_open(self) -> bool:
        return self._run(_IS_OPEN)

    def is_locked(self) -> bool:
        """Whether sending is under way; a window that stays so lost its message."""
        return self._run(_IS_LOCKED)

    def discard(self) -> None:
        self._run(_CLOSE)

    def _run(self, script: str, *arguments: Any) -> Any:
        return self._marionette.run(script, *arguments)
