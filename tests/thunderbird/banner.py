# SPDX-License-Identifier: EUPL-1.2
"""The banner that the add-on draws in a displayed message, read from outside."""

from __future__ import annotations

from dataclasses import dataclass

from mail_window import PANE, MailWindow

_ROOT = """
const hosts = [...document.documentElement?.children ?? []].filter(each => each.openOrClosedShadowRoot);
if (hosts.length > 1) throw new Error(`${hosts.length} banners`);
const [host] = hosts;
const root = host?.openOrClosedShadowRoot;
if (!root) return null;
const panel = root.querySelector(".panel");
const text = name => root.querySelector(name)?.textContent ?? "";
"""

_READ = _ROOT + """
const box = host.getBoundingClientRect();
return { tone: panel.classList[1], small: panel.classList.contains("small"),
         headline: text(".headline strong"), symbol: text(".headline .symbol"),
         word: root.querySelector(".headline .symbol").getAttribute("aria-label"),
         reasons: [...root.querySelectorAll(".reason")].map(each => each.textContent),
         action: text(".action"), top: box.top, width: box.width, height: box.height };
"""

_UNFOLD = _ROOT + """
root.querySelector("button.switch").click();
return !root.querySelector(".details").hidden;
"""

_ATTACHMENTS = _ROOT + 'return [...root.querySelectorAll(".attachments .name")].map(each => each.textContent);'

_SAVE = _ROOT + """
const row = [...root.querySelectorAll(".attachments li")].find(
  each => each.querySelector(".name").textContent == args[0]);
row.querySelector("button").click();
return true;
"""


@dataclass(frozen=True)
class Shown:
    tone: str
    small: bool
    headline: str
    symbol: str
    word: str
    reasons: list[str]
    action: str
    top: float
    width: float
    height: float


class Banner:
    """Each method looks once; waiting is the caller's."""

    def __init__(self, mail: MailWindow) -> None:
        self._mail = mail

    def read(self, place: str = PANE) -> Shown | None:
        """None while there is none."""
        found = self._mail.in_document(place, _READ)
        return Shown(**found) if found else None

    def unfold(self, place: str = PANE) -> bool:
        """Presses the button for the details; whether they are to be seen then."""
        return self._mail.in_document(place, _UNFOLD)

    def attachments(self, place: str = PANE) -> list[str]:
        """The files it offers to save; they are drawn with the details."""
        return self._mail.in_document(place, _ATTACHMENTS)

    def save(self, name: str, place: str = PANE) -> bool:
        """Presses the button that saves an attachment."""
        return self._mail.in_document(place, _SAVE, name)
