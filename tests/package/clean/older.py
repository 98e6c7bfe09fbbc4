# SPDX-License-Identifier: EUPL-1.2
"""The packages as the release before, for an upgrade: the same files under an earlier version, or those that
PEC_PREVIOUS names."""

from __future__ import annotations

import os
import subprocess
import zipfile
from pathlib import Path

EARLIER = "0.0.9"


def older_packages(current: list[Path], out: Path) -> list[Path]:
    if previous := os.environ.get("PEC_PREVIOUS"):
        return sorted(Path(previous).glob("pec-companion*_*.deb"))
    out.mkdir()
    return [_repack(package, out) for package in current]


def _repack(package: Path, out: Path) -> Path:
    tree = out / package.stem
    subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
    control = tree / "DEBIAN/control"
    lines = control.read_text().splitlines(keepends=True)
    version = next(line.split()[1] for line in lines if line.startswith("Version: "))
    control.write_text("".join(line.replace(version, EARLIER)
                               if line.startswith(("Version: ", "Depends: ")) else line for line in lines))
    for addon in tree.glob("usr/share/webext/*.xpi"):
        _older_addon(addon, version)
    target = out / package.name.replace(version, EARLIER)
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "--build", tree, target], check=True,
                   stdout=subprocess.DEVNULL)
    return target


def _older_addon(addon: Path, version: str) -> None:
    with zipfile.ZipFile(addon) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content["manifest.json"] = content["manifest.json"].replace(version.encode(), EARLIER.encode())
    with zipfile.ZipFile(addon, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    os.utime(addon, (1_700_000_000, 1_700_000_000))
