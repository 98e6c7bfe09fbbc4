# SPDX-License-Identifier: EUPL-1.2
"""The native host as an installation of its own, whose shipped anchors are the test provider's.

The host takes no anchors from whoever starts it: they lie beside its program.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

NAME = "pec_companion"
ADDON = "pec-companion@pec-companion.example"
LOG = Path(".local/share/pec-companion/log/host.log")


def _prefix_of(program: Path) -> Path:
    """The folder that holds share/pec-companion, which the program finds relative to itself."""
    for folder in program.resolve().parents:
        if (folder / "share/pec-companion").is_dir():
            return folder
    raise FileNotFoundError(f"no share/pec-companion above {program}")


def stage(program: Path, root: Path, trust: Path | None) -> Path:
    """Copies the installation around `program` to `root`, with the anchors in `trust` as the shipped ones
    (None: those that are shipped in truth); returns the copy of the program."""
    prefix = _prefix_of(program)
    for folder in ("bin", "libexec", "share/pec-companion"):
        if (prefix / folder).exists():
            shutil.copytree(prefix / folder, root / folder)
    if trust:
        shutil.rmtree(root / "share/pec-companion/trust")
        shutil.copytree(trust, root / "share/pec-companion/trust")
    return root / program.resolve().relative_to(prefix)


def register(program: Path, home: Path, addon: str = ADDON) -> Path:
    """The manifest through which Thunderbird finds the host, below the home it was given."""
    folder = home / ".mozilla/native-messaging-hosts"
    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / f"{NAME}.json"
    manifest.write_text(json.dumps({
        "name": NAME, "description": "PEC Companion", "path": str(program), "type": "stdio",
        "allowed_extensions": [addon]}, indent=1))
    return manifest
