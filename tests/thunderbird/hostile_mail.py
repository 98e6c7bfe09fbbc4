# SPDX-License-Identifier: EUPL-1.2
"""Messages that present themselves as PEC and would rather not be told on: what their pages try."""

from __future__ import annotations

from bench import OWNER
from corpus import Case

_HEADERS = (
    'From: "Per conto di: sindaco@pec.comune-inventato.example" <posta-certificata@pec.gestore-uno.example>\r\n'
    f"To: {OWNER}\r\nX-Trasporto: posta-certificata\r\nDate: Mon, 2 Mar 2026 11:00:00 +0100\r\nMIME-Version: 1.0\r\n")

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
    "body moved away": "<style>body{margin-top:-500px;position:fixed;top:0;left:0;width:100%;background:#fff}</style>",
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
    "refresh": '<meta http-equiv="refresh" content="0;url=data:text/html,Genuine%20PEC"><base href="https://x.example/">',
    "plain text": "<plaintext>" + IMITATION,
    "form": '<form id="pec-details" name="documentElement"><input name="insertBefore"><input name="children"></form>'
            '<img name="body"><img name="createElement"><img id="browser"><img id="pecPanel">',
    "unclosed": "<html><body><div><table><style>" + IMITATION,
    "frameset": "<frameset rows='*'><frame src='data:text/html,Genuine%20PEC'></frameset>",
}

# What the root draws after all its children is above our banner: pages that cover it in this way.
OWNING: dict[str, str] = {
    "covered by the root": "<style>html::after{content:'Genuine PEC'!important;position:fixed!important;"
                           "inset:0!important;z-index:2147483647!important;background:#fff!important}</style>",
}


def page(name: str, html: str) -> Case:
    """A message that consists of a page."""
    return Case(name, (_HEADERS + f"Subject: POSTA CERTIFICATA: {name}\r\nMessage-ID: <{name.replace(' ', '.')}@x.example>\r\n"
                       "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                       f"<html><body>{html}<p>Testo.</p></body></html>\r\n").encode())


def with_header(name: str, line: str) -> Case:
    return Case(name, (_HEADERS + f"{line}\r\nMessage-ID: <{name.replace(' ', '.')}@x.example>\r\n"
                       "Content-Type: text/plain\r\n\r\nTesto.\r\n").encode())


def with_files(name: str, names: list[str], content: bytes = b"x") -> Case:
    """Attached files whose names are given as they stand in the header."""
    parts = [b"--b\r\nContent-Type: text/plain\r\n\r\nTesto.\r\n"]
    for each in names:
        parts.append(f'--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="{each}"'
                     "\r\nContent-Transfer-Encoding: 7bit\r\n\r\n".encode() + content + b"\r\n")
    return Case(name, (_HEADERS + f"Subject: POSTA CERTIFICATA: {name}\r\nMessage-ID: <{name.replace(' ', '.')}@x.example>"
                       '\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n').encode() + b"".join(parts) + b"--b--\r\n")


MARKUP = "<img src=x onerror=alert(1)>"
BIDI = "\u202efdp.exe"

OVERSIZED = (
    with_header("many headers", "Subject: POSTA CERTIFICATA: a\r\n" + "".join(
        f"X-Riga-{number}: {'y' * 900}\r\n" for number in range(1000)).rstrip()),
    with_header("long header", "Subject: POSTA CERTIFICATA: " + "".join("z" * 900 + "\r\n " for _ in range(1000)) + "fine"),
    with_files("a thousand files", [f"allegato-{number}.pdf" for number in range(1000)]),
    with_files("sixty megabytes", ["grande.txt"], (b"x" * 998 + b"\r\n") * 60_000),
)
WRITTEN = (
    with_header("markup in the subject", f"Subject: POSTA CERTIFICATA: {MARKUP}"),
    with_header("bidi in the subject", f"Subject: POSTA CERTIFICATA: {BIDI}"),
    with_files("markup in a name", [MARKUP.replace('"', "'")]),
    with_files("bidi in a name", [BIDI]),
)
