# SPDX-License-Identifier: EUPL-1.2
"""Frames that two programs would read in two ways."""

from __future__ import annotations

from typing import Callable, Iterator

from attack import Attack, make
from case import Case
from compose import text_leaf
from draft import Draft
from facts import World
from mime import CRLF, Leaf

BOTH = ("envelope", "receipt")
SINGLE = {"structure.single": "fail"}
ABSENT = {"signature.present": "fail"}


def _double(name: str, value: str, first: bool = False) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        if first:
            draft.headers.put_before(name, name, value)
        else:
            draft.headers.add(name, value)

    return edit


def _type(template: str) -> Callable[[Draft], None]:
    """A Content-Type written from {boundary}, {half}, {rest}."""

    def edit(draft: Draft) -> None:
        boundary = draft.outer.boundary
        boundary_parts = {"boundary": boundary, "half": boundary[:12], "rest": boundary[12:]}
        prefix = f'multipart/signed; protocol="{draft.protocol}"; micalg="sha-256"'
        draft.headers.set("Content-Type", prefix + template.format(**boundary_parts))

    return edit


def _same_boundaries(draft: Draft) -> None:
    draft.inner.boundary = draft.outer.boundary


def _lone_cr(draft: Draft) -> None:
    """A delimiter after a lone CR: a line for some programs, not for RFC 5322."""
    mark = f"--{draft.outer.boundary}"
    draft.inner.preamble = f"testo\r{mark}\rContent-Type: text/plain\r\raltro\r\n".encode()


def _cut_after(parts: int) -> Callable[[Draft], None]:
    """Keep only so many parts of the outer multipart."""

    def edit(draft: Draft) -> None:
        def cut(message: bytes) -> bytes:
            mark = draft.outer.delimiter()
            return mark.join(message.split(mark)[: parts + 1]) + draft.outer.end()

        draft.finish.append(cut)

    return edit


def _third_part(draft: Draft) -> None:
    draft.more_outer.append(text_leaf("Terza parte, non firmata.\r\n", encoding="7bit").render())


def _swapped(draft: Draft) -> None:
    def swap(message: bytes) -> bytes:
        mark = draft.outer.delimiter()
        head, content, signature = message.split(mark)
        end = draft.outer.end()
        return head + mark + signature.removesuffix(end) + mark + content + end

    draft.finish.append(swap)


def _mixed_at_top(draft: Draft) -> None:
    draft.headers.set("Content-Type", draft.content_type().replace("multipart/signed", "multipart/mixed"))


def _no_headers_part(draft: Draft) -> None:
    """The signed part has no header at all, so it is plain text."""
    draft.before_signing.append(lambda content: CRLF + b"Ricevuta di consegna del messaggio.\r\n")


def _leaf_not_multipart(draft: Draft) -> None:
    """The signed part is the daticert.xml itself, without a multipart."""
    leaf = draft.leaves["daticert"].render()
    draft.before_signing.append(lambda content: leaf)


def _forged_epilogue(draft: Draft) -> None:
    """A forged daticert.xml in the outer epilogue, beside the signed one."""
    leaf = draft.leaves["daticert"]
    forged = Leaf(leaf.headers, leaf.payload.replace(b"02/03/2026", b"01/01/2026"), leaf.encoding).render()
    draft.outer.epilogue = b"--" + draft.inner.boundary.encode() + CRLF + forged + CRLF


def _no_blank_line(draft: Draft) -> None:
    """The header block runs into the preamble."""
    draft.finish.append(lambda message: message.replace(b"\r\n\r\nThis is an", b"\r\nThis is an", 1))


FROM = "posta-certificata@pec.gestore-tre.example"

ROWS: tuple[Attack, ...] = (
    Attack("two-from", "Two From headers, the other provider's last", _double("From", FROM), "untrusted", SINGLE, BOTH),
    Attack("two-from-first", "Two From headers, the other provider's first", _double("From", FROM, first=True),
           "untrusted", SINGLE),
    Attack("two-from-same", "The same From twice", _double("From", "posta-certificata@pec.gestore-due.example"),
           "untrusted", SINGLE),
    Attack("two-content-types", "Two Content-Type, the second plain text", _double("Content-Type", "text/plain"),
           "untrusted", SINGLE, BOTH),
    Attack("two-content-types-first", "Two Content-Type, the first plain text",
           _double("Content-Type", 'multipart/mixed; boundary="altro"', first=True), "untrusted", SINGLE),
    Attack("two-mime-versions", "Two MIME-Version", _double("MIME-Version", "1.0"), "untrusted", SINGLE),
    Attack("two-boundaries", "Two boundary parameters, the good one first",
           _type('; boundary="{boundary}"; boundary="altro"'), "untrusted", SINGLE, BOTH),
    Attack("two-boundaries-last", "Two boundary parameters, the good one last",
           _type('; boundary="altro"; boundary="{boundary}"'), "untrusted", SINGLE),
    Attack("boundary-continued", "The boundary in RFC 2231 pieces",
           _type('; boundary*0="{half}"; boundary*1="{rest}"'), "untrusted", SINGLE),
    Attack("boundary-encoded", "The boundary in RFC 2231 encoding", _type("; boundary*=us-ascii''{boundary}"),
           "untrusted", SINGLE),
    Attack("boundary-both-ways", "The boundary plainly and in pieces",
           _type('; boundary="{boundary}"; boundary*0="altro"'), "untrusted", SINGLE),
    Attack("boundary-missing", "No boundary at all", _type(""), "unsigned", ABSENT, accept=("untrusted",)),
    Attack("boundary-same", "Outer and inner boundary equal", _same_boundaries, "untrusted", SINGLE, BOTH,
           accept=("unsigned", "altered")),
    Attack("boundary-lone-cr", "A delimiter behind a lone CR in the signed part", _lone_cr, "untrusted", SINGLE, BOTH,
           accept=("genuine",)),
    Attack("parts-none", "multipart/signed without parts", _cut_after(0), "unsigned", ABSENT, BOTH),
    Attack("parts-one", "multipart/signed of one part", _cut_after(1), "unsigned", ABSENT, BOTH),
    Attack("parts-three", "multipart/signed of three parts", _third_part, "unsigned", ABSENT, BOTH),
    Attack("parts-swapped", "The signature before the content", _swapped, "unsigned", ABSENT),
    Attack("top-mixed", "Content and signature in a multipart/mixed", _mixed_at_top, "unsigned", ABSENT, BOTH),
    Attack("part-no-headers", "A signed part without headers", _no_headers_part, "untrusted",
           {"certification.present": "fail"}),
    Attack("part-not-multipart", "The signed part is daticert.xml alone", _leaf_not_multipart, "untrusted",
           {"certification.present": "fail"}),
    Attack("epilogue-forged", "A forged daticert.xml after the end", _forged_epilogue, "genuine",
           {"signature.intact": "pass"}, accept=("untrusted",)),
    Attack("headers-run-on", "No blank line before the preamble", _no_blank_line, "genuine",
           {"signature.intact": "pass"}, accept=("untrusted", "unsigned")),
)


def cases(world: World) -> Iterator[Case]:
    yield from make(world, ROWS)
