# SPDX-License-Identifier: EUPL-1.2
"""`openssl cms -verify`, once for the bytes alone and once with the chain at the signing time."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from peer import Answer, Question

BYTES = "openssl, bytes"
CHAIN = "openssl, bytes and chain"

_COMMAND = ["/usr/bin/openssl", "cms", "-verify", "-binary", "-inform", "DER", "-out", "/dev/null"]


def _reason(complaint: str) -> str:
    """The innermost error: the reason field of the last line of OpenSSL's error queue."""
    for line in reversed(complaint.splitlines()):
        if found := re.search(r"Verify error:(.*)", line):
            return found.group(1).strip()
        if found := re.match(r"[0-9A-F]+:error:[^:]*:[^:]*:([^:]*):", line):
            return found.group(1)
    return "no reason given"


class OpenSsl:
    """One worker's; it owns `folder`."""

    def __init__(self, folder: Path, trust: Path) -> None:
        self._content = folder / "content"
        self._signature = folder / "signature"
        self._authorities = folder / "authorities.pem"
        self._authorities.write_text("".join(each.read_text() for each in sorted(trust.glob("*.pem"))))

    def __enter__(self) -> OpenSsl:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def ask(self, question: Question) -> dict[str, Answer]:
        self._signature.write_bytes(question.signature)
        at_its_time = [
            "-CAfile", self._authorities, "-no-CApath", "-no-CAstore", "-purpose", "smimesign",
            "-attime", str(int(question.moment.timestamp())),
        ]
        return {
            BYTES: self._verify(question, ["-noverify"]),
            CHAIN: self._verify(question, at_its_time),
        }

    def _verify(self, question: Question, options: list[str | Path]) -> Answer:
        """Accepts if it takes the part as stored or with CRLF."""
        answer = Answer(False, "nothing to verify")
        for content in question.contents:
            self._content.write_bytes(content)
            command = [*_COMMAND, *options, "-in", self._signature, "-content", self._content]
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
            if done.returncode == 0:
                return Answer(True)
            answer = Answer(False, _reason(done.stderr))
        return answer
