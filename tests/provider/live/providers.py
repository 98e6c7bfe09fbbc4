# SPDX-License-Identifier: EUPL-1.2
"""The providers that sign today: the test authorities, with certificates valid now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import trust
from authorities import Authorities, establish
from cast import ROLES
from signers import Signer, Signers

SIGNING = ("uno", "due")


class Providers:
    """The signers of a live exchange; `keys` may be kept between runs, and shared with a corpus."""

    def __init__(self, keys: Path) -> None:
        keys.mkdir(parents=True, exist_ok=True)
        today = datetime.now(timezone.utc).date()
        valid = (str(today - timedelta(days=30)), str(today + timedelta(days=365)))
        roles = tuple(replace(role, valid=valid) if role.id in SIGNING else role for role in ROLES)
        self._authorities: Authorities = establish(keys)
        self._signers = Signers(keys, self._authorities, roles)

    def __getitem__(self, identifier: str) -> Signer:
        return self._signers[identifier]

    def write_trust(self, out: Path) -> Path:
        """Trust folders under `out`, as trust.py describes them; returns the one with all anchors."""
        trust.write_trust(out, self._authorities, self._signers)
        return out / "trust"
