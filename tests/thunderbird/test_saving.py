# SPDX-License-Identifier: EUPL-1.2
"""The banner lists what the sender attached, and saves exactly the bytes that were sent."""

from __future__ import annotations

import email
import unittest
from email.message import Message as Mail
from pathlib import Path

import file_picker
from bench import TOWN
from known_cases import cases
from mail_window import Message
from verdict_bench import VerdictBench


def original_of(raw: bytes) -> Mail:
    """The message that the sender wrote, inside what the provider made of it."""
    parts = email.message_from_bytes(raw).walk()
    part = next(each for each in parts if each.get_content_type() == "message/rfc822")
    return part.get_payload(0)


def files_of(original: Mail) -> dict[str, bytes]:
    return {name: each.get_payload(decode=True) for each in original.walk() if (name := each.get_filename())}


class SavingBench(VerdictBench):
    def check_saving(self, raw: bytes, message: Message) -> None:
        folder = self.work / "saved"
        folder.mkdir()
        file_picker.answer_with(self.marionette, folder)
        sent = files_of(original_of(raw))
        self.assertTrue(sent)
        self.open(message)
        shown = self.wait_until("the banner", self.banner.read)
        whole = self.oracle.text("addon.part.original")
        self.banner.unfold()
        self.assertEqual(self.banner.attachments(), [*sent, whole], shown)
        for name, content in sent.items():
            self.banner.save(name)
            self.wait_until(f"{name} with what was sent", lambda: (folder / name).exists()
                            and (folder / name).read_bytes() == content, 30)
        self.banner.save(whole)
        path = folder / "postacert.eml"
        self.wait_until("the original as it lay inside", lambda: path.exists() and (saved := path.read_bytes())
                        and saved in raw and files_of(email.message_from_bytes(saved)) == sent, 30)
        self.assertEqual(sorted(each.name for each in folder.iterdir()), sorted([*sent, path.name]))


class OfAnEnvelope(SavingBench):
    def test_each_file(self) -> None:
        case = next(each for each in cases(whole=True) if each.name == "shape-original-files-envelope")
        [message] = self.deliver_all([case])
        self.check_saving(case.message, message)


class OfAReceipt(SavingBench):
    """Files that Thunderbird itself attached, come back in the complete receipt."""

    def shipped_trust(self) -> Path:
        return self.post.write_trust()

    def test_each_file(self) -> None:
        every_byte = bytes(range(256)) * 5000 + b"\r\n\n\r.\r\nFrom x\r\n"
        self.compose(TOWN, "Con allegati", files={
            "contratto.pdf.p7m": every_byte, "relazione n. 1.pdf": b"%PDF-1.7\n\x00\xff",
            "nota.txt": b"una riga\n"})
        self.send()
        message = self.fetch("CONSEGNA: Con allegati")
        self.check_saving(self.mail.source(message), message)


if __name__ == "__main__":
    unittest.main()
