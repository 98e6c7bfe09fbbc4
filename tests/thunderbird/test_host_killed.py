# SPDX-License-Identifier: EUPL-1.2
"""A host that is killed is started again, and no verdict is lost: nobody notices."""

from __future__ import annotations

import os
import signal
import time
import unittest
from pathlib import Path

from bench import OWNER
from known_cases import Case, cases
from mail_window import PANE
from trouble_bench import TroubleBench

MIB = 1 << 20
LARGE = 40 * MIB


def large_case() -> Case:
    """What presents itself as PEC, so that it gets a banner, with one huge attachment."""
    line = b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n"
    return Case("large", (
        "From: \"Per conto di: anna@example.org\" <posta-certificata@pec.gestore-uno.example>\r\n"
        f"To: {OWNER}\r\n"
        "Subject: POSTA CERTIFICATA: grande\r\nX-Trasporto: posta-certificata\r\nMIME-Version: 1.0\r\n"
        "Date: Mon, 2 Mar 2026 11:00:00 +0100\r\nMessage-ID: <grande@example.org>\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nTesto.\r\n--b\r\n'
        "Content-Type: application/octet-stream; name=\"grande.bin\"\r\nContent-Disposition: attachment\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n").encode() + line * (LARGE // len(line)) + b"--b--\r\n")


def bytes_read(process: int) -> int:
    """What a process read so far; 0 once it is gone."""
    try:
        lines = Path(f"/proc/{process}/io").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("rchar")), 0)


class Killed(TroubleBench):
    def test_between_messages(self) -> None:
        chosen = [each for each in cases() if each.name.startswith("kind-delivery")][:3]
        for case, message in zip(chosen, self.deliver_all(chosen), strict=True):
            self.check_shown(case, message)
            self.kill_host()

    def test_in_the_middle_of_a_large_message(self) -> None:
        case = large_case()
        [message] = self.deliver_all([case])
        self.wait_until("the message in the list", lambda: self.mail.open(message, PANE))
        killed_at = self._kill_after(4 * MIB)
        self.assertLess(killed_at, LARGE, "the message was sent as a whole before the host was killed")
        self.check_shown(case, message)
        self.assertEqual(self.host_log().count(" start"), 2, self.host_log())

    def _kill_after(self, amount: int, seconds: float = 60) -> int:
        """Kills the host once it read so much; how much it had read then."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for process in self.host_processes():
                if (read := bytes_read(process)) > amount:
                    os.kill(process, signal.SIGKILL)
                    return read
        self.fail("the host did not read that much")


if __name__ == "__main__":
    unittest.main()
