# SPDX-License-Identifier: EUPL-1.2
"""What a failed test leaves behind: pictures, and what Thunderbird, Dovecot and the host said."""

from __future__ import annotations

import shutil
from pathlib import Path

import native_host
from post_office import BUILD

FAILURES = BUILD / "failures"


def keep(work: Path, test: str) -> Path:
    """Copies it from a test's folder to build/thunderbird/failures/<test>/, in place of an older one."""
    kept = FAILURES / test
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    logs = (work / "thunderbird.log", work / "xvfb.log", work / "post/dovecot/dovecot.log",
            work / "post/dovecot/dovecot.output", work / "home" / native_host.LOG)
    for path in (*logs, *(work / "screenshots").glob("*.png")):
        if path.exists():
            shutil.copyfile(path, kept / path.name)
    return kept
