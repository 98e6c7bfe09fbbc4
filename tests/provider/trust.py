# SPDX-License-Identifier: EUPL-1.2
"""The trust folders a verifier is given, in the format of native-host/data/trust."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from authorities import Authorities
from certificates import PEC_POLICY, Certificate
from signers import Signers

VERSION = {"format": 1, "version": "2026.03.01", "date": "2026-03-01"}
DISTRUSTED_FROM = "2026-01-15T00:00:00Z"


def _save(folder: Path, name: str, certificate: Certificate) -> dict[str, str]:
    (folder / name).write_text(certificate.pem)
    return {"file": name, "sha256": certificate.sha256}


def _write_json(path: Path, content: dict) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def _write_folder(folder: Path, every: Authorities, signers: Signers, editions: dict[str, Certificate]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _save(folder, "Test_Root.pem", every.root)
    _save(folder, "Test_Historic_Root.pem", every.old_root)
    current = {
        "id": "test-pec-ca1",
        "name": "Test PEC CA1",
        "spki_sha256": hashlib.sha256(every.edition_a.spki).hexdigest(),
        "root": "Test_Root.pem",
        "security_level": 2,
        "accept_by_key": True,
        "editions": [_save(folder, name, certificate) for name, certificate in editions.items()],
    }
    historic = {
        "id": "test-pec-ca0",
        "name": "Test PEC CA 0",
        "spki_sha256": hashlib.sha256(every.old_ca.spki).hexdigest(),
        "root": "Test_Historic_Root.pem",
        "security_level": 0,
        "required_policy": PEC_POLICY,
        "historic": True,
        "editions": [_save(folder, "Test_PEC_CA0_2011-2018.pem", every.old_ca)],
    }
    _write_json(folder / "anchors.json", {**VERSION, "authorities": [current, historic]})
    entry = {
        "sha256": signers["distrusted"].certificate.sha256,
        "from": DISTRUSTED_FROM,
        "reason": "key compromise (invented)",
        "source": "tests/provider",
    }
    _write_json(folder / "distrusted.json", {**VERSION, "entries": [entry]})


def write_trust(out: Path, every: Authorities, signers: Signers) -> None:
    """Everything about trust that the corpus needs, under `out`."""
    first = {"Test_PEC_CA1_2018-04-04.pem": every.edition_a}
    second = {"Test_PEC_CA1_2025-02-20.pem": every.edition_b}
    _write_folder(out / "trust", every, signers, first | second)
    _write_folder(out / "trust-without-b", every, signers, first)
    plain = out / "trust-plain"
    plain.mkdir(exist_ok=True)
    _save(plain, "Test_PEC_CA1_2018-04-04.pem", every.edition_a)
    _save(out, "edition-b.pem", every.edition_b)
    _save(out, "foreign-ca.pem", every.lookalike)
    chain = (every.root, every.edition_a, every.edition_b)
    (out / "bench-ca.pem").write_text("".join(each.pem for each in chain))
