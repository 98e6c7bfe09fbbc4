# SPDX-License-Identifier: EUPL-1.2
"""`gpgsm --verify` at the signing time, without revocation lists, with a home of its own."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import ssl
import subprocess
from datetime import timezone
from pathlib import Path

from peer import Answer, Question

BYTES = "gpgsm, bytes"
CHAIN = "gpgsm, bytes and chain"

_OPTIONS = ["--batch", "--disable-crl-checks", "--disable-dirmngr", "--status-fd", "1"]


def _fingerprint(certificate: Path) -> str:
    """gpg-agent knows a root by its SHA-1."""
    return hashlib.sha1(ssl.PEM_cert_to_DER_cert(certificate.read_text())).hexdigest().upper()


def _reason(done: subprocess.CompletedProcess[str]) -> str:
    """Its last complaint, without the names of certificates, so that equal ones count together."""
    if done.returncode < 0:
        return f"crashes ({signal.Signals(-done.returncode).name})"
    complaints = [
        line.removeprefix("gpgsm: ")
        for line in done.stderr.splitlines()
        if line.startswith("gpgsm: ") and not line.startswith("gpgsm: WARNING: running with faked")
    ]
    return re.sub(r' from ".*', "", complaints[-1]) if complaints else "says nothing at all"


class Gpgsm:
    """One worker's; it owns `folder`, in which a gpg-agent runs until the end."""

    def __init__(self, folder: Path, trust: Path) -> None:
        # The agent's socket lies in the home, and a socket's path must be short.
        self._home = folder / "home"
        self._home.mkdir(mode=0o700)
        self._environment = {**os.environ, "GNUPGHOME": str(self._home), "LC_ALL": "C"}
        self._content = folder / "content"
        self._signature = folder / "signature"
        self._keybox = self._home / "pubring.kbx"
        self._only_authorities = folder / "authorities.kbx"

        anchors = json.loads((trust / "anchors.json").read_text())
        roots = [trust / authority["root"] for authority in anchors["authorities"]]
        lines = [f"{_fingerprint(root)} S relax\n" for root in roots]
        (self._home / "trustlist.txt").write_text("".join(lines))
        certificates = sorted(trust.glob("*.pem"))
        imported = self._run(["--import", *certificates])
        if imported.returncode != 0:
            raise RuntimeError(f"gpgsm imports nothing: {imported.stderr}")
        shutil.copyfile(self._keybox, self._only_authorities)

    def __enter__(self) -> Gpgsm:
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["/usr/bin/gpgconf", "--kill", "all"], env=self._environment, check=False)

    def ask(self, question: Question) -> dict[str, Answer]:
        """Two answers of one run: GOODSIG speaks of the bytes, TRUST_FULLY of the chain besides."""
        # gpgsm keeps every certificate it meets, so one message would vouch for another.
        shutil.copyfile(self._only_authorities, self._keybox)
        self._signature.write_bytes(question.signature)
        moment = question.moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%S")
        answers = {}
        for content in question.contents:
            self._content.write_bytes(content)
            done = self._run(["--assume-binary", "--faked-system-time", moment,
                              "--verify", self._signature, self._content])
            said = set(re.findall(r"^\[GNUPG:\] (\w+)", done.stdout, re.M))
            # More than one signer, each with a word of its own: one bad word is enough.
            good = "GOODSIG" in said and not said & {"BADSIG", "ERRSIG"}
            trusted = good and "TRUST_FULLY" in said and done.returncode == 0
            reason = _reason(done)
            answers = {
                BYTES: Answer(good, "" if good else reason),
                CHAIN: Answer(trusted, "" if trusted else reason),
            }
            if good:
                break
        return answers

    def _run(self, arguments: list[str | Path]) -> subprocess.CompletedProcess[str]:
        command = ["/usr/bin/gpgsm", *_OPTIONS, *arguments]
        return subprocess.run(
            command, env=self._environment, capture_output=True, text=True, errors="replace", check=False
        )
