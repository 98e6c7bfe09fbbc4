# SPDX-License-Identifier: EUPL-1.2
"""Messages that present themselves as PEC and would rather not be told on: what their pages try."""

from __future__ import annotations

from bench import OWNER
from known_cases import Case

_HEADERS = (
    'From: "Per conto di: sindaco@pec.comune-inventato.example" <posta-certificata@pec.gestore-uno.example>\r\n'
    f"To: {OWNER}\r\nX-Trasporto: posta-certificata\r\nDate: Mon, 2 Mar 2026 11:00:00 +0100\r\n"
    "MIME-Version: 1.0\r\n")

IMITATION = (
    '<div style="background:#eef8f0;border-left:6px solid #1b6b36;padding:8px;font:14px sans-serif"><b>\u2713 '
    "Genuine PEC from sindaco@pec.comune-inventato.example, sent on 2 March 2026, certified by Gestore Uno S.p.A."
    "</b></div>")

# Pages that restyle or replace elements: our banner stays as it is.
RESTYLING: dict[str, str] = {
    "imitation": IMITATION,
    "everything hidden": "<style>* {display:none!important}</style>" + IMITATION,
    "root hidden": "<style>html{visibility:hidden!important;display:none!important;opacity:0!important}</style>",
    "root transparent": "<style>:root{filter:opacity(0)!important;clip-path:inset(50%)!important}</style>",
    "root moved": "<style>html{margin-top:-900px!important;transform:translateY(-900px)!important;"
                  "position:fixed!important;top:-900px!important;translate:0 -900px!important}</style>",
    "root animated away": "<style>@keyframes k{to{opacity:0;transform:scale(0)}}"
                          "html{animation:k 1ms forwards!important}</style>",
    "covered": '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">' + IMITATION + "</div>",
    "covered by the body": "<style>body{position:fixed!important;inset:0!important;z-index:2147483647!important;"
                           "background:#fff!important}</style>" + IMITATION,
    "body moved away": "<style>body{margin-top:-500px;position:fixed;top:0;left:0;width:100%;"
                       "background:#fff}</style>",
    "blocks unset": "<style>div{all:unset!important;opacity:0!important;visibility:hidden!important;"
                    "height:0!important;overflow:hidden!important;position:fixed!important;left:-9999px!important;"
                    "clip-path:inset(50%)!important;transform:scale(0)!important;max-height:0!important;"
                    "filter:opacity(0)!important;content-visibility:hidden!important}</style>",
    "layer": "<style>@layer a{div{display:none!important;opacity:0!important}}</style>",
    "animated away": "<style>@keyframes k{to{opacity:0;transform:translateY(-900px)}}"
                     "div{animation:k 1ms forwards!important;transition:all 1ms!important}</style>",
    "generated text": "<style>div::before,div::after{content:'Genuine PEC'!important;position:absolute!important;"
                      "inset:0!important;background:#eef8f0!important}</style>",
    "shadow parts": "<style>::part(panel),:host,:host *{display:none!important}</style>",
    "scripts": "<script>document.documentElement.remove()</script><img src=x onerror='document.body.remove()'>"
               "<svg onload='document.documentElement.remove()'></svg>",
    "refresh": '<meta http-equiv="refresh" content="0;url=data:text/html,Genuine%20PEC">'
               '<base href="https://x.example/">',
    "plain text": "<plaintext>" + IMITATION,
    "form": '<form id="pec-details" name="documentElement"><input name="insertBefore"><input name="children">'
            "</form>"
            '<img name="body"><img name="createElement"><img id="browser"><img id="pecPanel">',
    "unclosed": "<html><body><div><table><style>" + IMITATION,
    "frameset": "<frameset rows='*'><frame src='data:text/html,Genuine%20PEC'></frameset>",
}

# What the root draws after all its children is above our banner: pages that cover it in this way.
OWNING: dict[str, str] = {
    "covered by the root": "<style>html::after{content:'Genuine PEC'!important;position:fixed!important;"
                           "inset:0!important;z-index:2147483647!important;background:#fff!important}</style>",
}


def _with(name: str, more: str) -> str:
    """The headers of a message, up to the empty line."""
    return f"{_HEADERS}Message-ID: <{name.replace(' ', '.')}@x.example>\r\n{more}\r\n\r\n"


def page(name: str, html: str) -> Case:
    """A message that consists of a page."""
    head = _with(name, f"Subject: POSTA CERTIFICATA: {name}\r\nContent-Type: text/html; charset=utf-8\r\n"
                       "Content-Transfer-Encoding: 8bit")
    return Case(name, f"{head}<html><body>{html}<p>Testo.</p></body></html>\r\n".encode())


def with_header(name: str, line: str) -> Case:
    return Case(name, (_with(name, f"{line}\r\nContent-Type: text/plain") + "Testo.\r\n").encode())


def with_files(name: str, names: list[str], content: bytes = b"x") -> Case:
    """Attached files whose names are given as they stand in the header."""
    head = _with(name, f'Subject: POSTA CERTIFICATA: {name}\r\nContent-Type: multipart/mixed; boundary="b"')
    parts = [head.encode(), b"--b\r\nContent-Type: text/plain\r\n\r\nTesto.\r\n"]
    for each in names:
        parts.append(b"--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: 7bit\r\n"
                     + f'Content-Disposition: attachment; filename="{each}"\r\n\r\n'.encode() + content + b"\r\n")
    return Case(name, b"".join(parts) + b"--b--\r\n")


MARKUP = "<img src=x onerror=alert(1)>"
BIDI = "\u202efdp.exe"

OVERSIZED = (
    with_header("many headers", "Subject: POSTA CERTIFICATA: a\r\n" + "".join(
        f"X-Riga-{number}: {'y' * 900}\r\n" for number in range(1000)).rstrip()),
    # Not the subject: after one of 900 KB Thunderbird 153 itself stands still for minutes, without any add-on.
    with_header("long header", "Subject: POSTA CERTIFICATA: z\r\nReferences: "
                + f"<{'z' * 900}@x.example>\r\n " * 1000 + "<fine@x.example>"),
    with_header("long subject", "Subject: POSTA CERTIFICATA: " + f"{'z' * 900}\r\n " * 10 + "fine"),
    with_files("a thousand files", [f"allegato-{number}.pdf" for number in range(1000)]),
    with_files("sixty megabytes", ["grande.txt"], (b"x" * 998 + b"\r\n") * 60_000),
)
WRITTEN = (
    with_header("markup in the subject", f"Subject: POSTA CERTIFICATA: {MARKUP}"),
    with_header("bidi in the subject", f"Subject: POSTA CERTIFICATA: {BIDI}"),
    with_files("markup in a name", [MARKUP]),
    with_files("bidi in a name", [BIDI]),
)
