# SPDX-License-Identifier: EUPL-1.2
"""Modal questions and complaints of Thunderbird: what they say, and pressing their buttons."""

from __future__ import annotations

from marionette import Marionette

_DIALOGS = """
const ADDRESS = "chrome://global/content/commonDialog.xhtml";
const found = [];
for (const window of Services.wm.getEnumerator(null)) {
  if (window.document.documentURI == ADDRESS) found.push(window.document);
  for (const frame of window.document.querySelectorAll("browser.dialogFrame"))
    if (frame.contentDocument?.documentURI == ADDRESS) found.push(frame.contentDocument);
}
// One that is still opening says nothing yet.
const documents = found.filter(each =>
  each.readyState == "complete" && each.getElementById("infoBody")?.textContent);
"""

_TEXTS = _DIALOGS + 'return documents.map(each => each.getElementById("infoBody").textContent);'
_PRESS = _DIALOGS + """
documents[0].defaultView.setTimeout(() =>
  documents[0].querySelector("dialog").getButton(args[0]).click(), 0);
"""


class Dialogs:
    def __init__(self, marionette: Marionette) -> None:
        self._marionette = marionette

    def texts(self) -> list[str]:
        return self._marionette.run(_TEXTS)

    def press(self, button: str = "accept") -> None:
        """Presses "accept", "cancel" or "extra1" of the first dialog."""
        self._marionette.run(_PRESS, button)
