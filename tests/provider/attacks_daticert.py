# SPDX-License-Identifier: EUPL-1.2
"""Certification data that is missing, doubled, misplaced or not what the DTD allows.

The provider really signed all of these: nothing but reading the XML strictly helps.
"""

from __future__ import annotations

import re
from typing import Callable, Iterator

import mime
from attack import Attack, make
from case import Case
from compose import message_leaf
from draft import Draft
from facts import World
from mime import Leaf

BOTH = ("envelope", "receipt")
PRESENT = {"certification.present": "fail"}
READABLE = {"certification.readable": "fail"}


def _remove(draft: Draft) -> None:
    del draft.leaves["daticert"]


def _twice(draft: Draft) -> None:
    draft.leaves["again"] = draft.leaves["daticert"]


def _two_different(draft: Draft) -> None:
    genuine = draft.leaves["daticert"]
    other = Leaf(genuine.headers, genuine.payload.replace(b"02/03/2026", b"01/01/2026"), genuine.encoding)
    rest = {key: leaf for key, leaf in draft.leaves.items() if key != "daticert"}
    draft.leaves = {"text": rest.pop("text"), "other": other, "daticert": genuine, **rest}


def _third_part(draft: Draft) -> None:
    draft.more_outer.append(draft.leaves.pop("daticert").render())


def _in_preamble(draft: Draft) -> None:
    """Between the headers and the signed part, where some readers look."""
    part = draft.leaves.pop("daticert").render()
    draft.outer.preamble = b"--" + draft.inner.boundary.encode() + b"\r\n" + part + b"\r\n"


def _in_epilogue(draft: Draft) -> None:
    part = draft.leaves.pop("daticert").render()
    draft.outer.epilogue = b"--" + draft.inner.boundary.encode() + b"\r\n" + part + b"\r\n"


def _deeper(draft: Draft) -> None:
    leaf = draft.leaves["daticert"].render()
    draft.leaves["daticert"] = Leaf([], b"", raw=mime.multipart("mixed", "=_piu_dentro", [leaf]))


def _inside_original(draft: Draft) -> None:
    """The only daticert.xml is one that the author attached."""
    leaf = draft.leaves.pop("daticert")
    entity = mime.multipart("mixed", "=_allegati", [leaf.render()])
    original = draft.facts.original.changed(entity=entity)
    draft.leaves["postacert"] = message_leaf(original.postacert(draft.facts.pec_id, draft.facts.provider.host))


def _named_otherwise(draft: Draft) -> None:
    draft.leaves["daticert"].headers = [
        'Content-Type: text/plain; name="daticert.txt"', 'Content-Disposition: inline; filename="daticert.txt"']


def _xml(change: Callable[[bytes], bytes]) -> Callable[[Draft], None]:
    def edit(draft: Draft) -> None:
        leaf = draft.leaves["daticert"]
        changed = change(leaf.payload)
        if changed == leaf.payload:
            raise ValueError("the change did nothing")
        leaf.payload = changed

    return edit


def _swap(old: bytes, new: bytes) -> Callable[[Draft], None]:
    return _xml(lambda xml: xml.replace(old, new))


def _pattern(old: bytes, new: bytes) -> Callable[[Draft], None]:
    return _xml(lambda xml: re.sub(old, new, xml, flags=re.S))


def _doctype(subset: str) -> Callable[[Draft], None]:
    return _swap(b"<postacert ", f"<!DOCTYPE postacert{subset}>\n<postacert ".encode())


def _entity(subset: str) -> Callable[[Draft], None]:
    def change(xml: bytes) -> bytes:
        xml = xml.replace(b"<postacert ", f"<!DOCTYPE postacert [{subset}]>\n<postacert ".encode())
        return re.sub(rb"<oggetto>.*</oggetto>", b"<oggetto>&e;</oggetto>", xml)

    return _xml(change)


LAUGHS = '<!ENTITY a0 "ah">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + '<!ENTITY e "&a9;">'

FAULTS: tuple[tuple[str, str, Callable[[Draft], None]], ...] = (
    ("doctype", "A DOCTYPE", _doctype("")),
    ("doctype-system", "A DOCTYPE that names a file", _doctype(' SYSTEM "daticert.dtd"')),
    ("entity-internal", "An internal entity", _entity('<!ENTITY e "Oggetto falso">')),
    ("entity-external", "An external entity", _entity('<!ENTITY e SYSTEM "file:///etc/hostname">')),
    ("entity-laughs", "A billion laughs", _entity(LAUGHS)),
    ("entity-undeclared", "An entity nobody declared", _pattern(rb"<oggetto>.*</oggetto>", b"<oggetto>&e;</oggetto>")),
    ("unknown-tipo", "An unknown tipo", _pattern(rb' tipo="[a-z-]+" errore', b' tipo="lettura" errore')),
    ("unknown-errore", "An unknown errore", _swap(b'errore="nessuno"', b'errore="forse"')),
    ("unknown-element", "An element the DTD does not know", _swap(b"    <dati>", b"    <firma>ok</firma>\n    <dati>")),
    ("no-tipo", "No tipo", _pattern(rb' tipo="[a-z-]+" errore', b" errore")),
    ("no-sender", "No mittente", _pattern(rb" *<mittente>.*</mittente>\n", b"")),
    ("no-recipients", "No destinatari", _pattern(rb" *<destinatari.*</destinatari>\n", b"")),
    ("no-date", "No data", _pattern(rb" *<data .*</data>\n", b"")),
    ("no-identifier", "No identificativo", _pattern(rb" *<identificativo>.*</identificativo>\n", b"")),
    ("two-identifiers", "Two identificativo", _pattern(rb"( *<identificativo>.*</identificativo>\n)", rb"\1\1")),
    ("two-senders", "Two mittente",
     _pattern(rb"( *<mittente>.*</mittente>\n)", rb"\1        <mittente>altro@pec.gestore-tre.example</mittente>\n")),
    ("two-headers", "Two intestazione", _pattern(rb"(    <intestazione>.*</intestazione>\n)", rb"\1\1")),
    ("impossible-day", "The 31st of February", _swap(b"02/03/2026", b"31/02/2026")),
    ("impossible-hour", "Twenty-five o'clock", _swap(b"<ora>11:", b"<ora>25:")),
    ("impossible-zone", "A zone of ninety-nine hours", _swap(b'zona="+0100"', b'zona="+9900"')),
    ("american-date", "A date in another order", _swap(b"02/03/2026", b"2026-03-02")),
    ("nul", "A NUL byte", _swap(b"</oggetto>", b"\x00</oggetto>")),
    ("control", "A control character XML forbids", _swap(b"</oggetto>", b"\x1b[31m</oggetto>")),
    ("bad-utf8", "Bytes that are not UTF-8", _swap(b"</oggetto>", b"\xe8\xff</oggetto>")),
    ("truncated", "A truncated document", _xml(lambda xml: xml[: len(xml) * 2 // 3])),
    ("two-roots", "Two roots", _xml(lambda xml: xml + xml.partition(b"\n")[2])),
    ("text-after", "Text after the root", _xml(lambda xml: xml + b"altro\n")),
    ("other-root", "Another root", _xml(lambda xml: xml.replace(b"postacert", b"postacerta"))),
    ("duplicate-attribute", "The same attribute twice", _swap(b'errore="nessuno"', b'errore="nessuno" errore="altro"')),
    ("namespace", "Elements of a foreign namespace", _xml(
        lambda xml: xml.replace(b"<postacert ", b'<p:postacert xmlns:p="urn:altro" ').replace(b"</post", b"</p:post"))),
    ("deep", "Elements four thousand levels deep",
     _swap(b"</oggetto>", b"<b>" * 4000 + b"</b>" * 4000 + b"</oggetto>")),
    ("over-cap", "A document of 300 KiB", _swap(b"</oggetto>", b"x" * 300 * 1024 + b"</oggetto>")),
    ("empty", "An empty document", _xml(lambda xml: b"")),
    ("json", "No XML at all", _xml(lambda xml: b'{"tipo": "accettazione"}')),
)

ROWS: tuple[Attack, ...] = (
    Attack("daticert-absent", "No daticert.xml", _remove, "untrusted", PRESENT, BOTH),
    Attack("daticert-twice", "The same daticert.xml twice", _twice, "untrusted", PRESENT, BOTH),
    Attack("daticert-two", "Two different daticert.xml", _two_different, "untrusted", PRESENT, BOTH),
    Attack("daticert-third-part", "daticert.xml as a third part, outside the signed one", _third_part, "unsigned",
           {"signature.present": "fail"}, BOTH),
    Attack("daticert-preamble", "daticert.xml in the outer preamble", _in_preamble, "untrusted", PRESENT),
    Attack("daticert-epilogue", "daticert.xml in the outer epilogue", _in_epilogue, "untrusted", PRESENT),
    Attack("daticert-deeper", "daticert.xml one multipart deeper", _deeper, "untrusted", PRESENT, BOTH),
    Attack("daticert-in-original", "daticert.xml only inside the original", _inside_original, "untrusted", PRESENT,
           BOTH),
    Attack("daticert-renamed", "daticert under another name and type", _named_otherwise, "untrusted", PRESENT),
    *(Attack(f"xml-{name}", f"In daticert.xml: {title[0].lower()}{title[1:]}", edit, "untrusted", READABLE)
      for name, title, edit in FAULTS),
)


def cases(world: World) -> Iterator[Case]:
    yield from make(world, ROWS)
