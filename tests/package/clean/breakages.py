# SPDX-License-Identifier: EUPL-1.2
"""What somebody breaks by hand in an installation, and what doctor says of it. A newcomer adds a row."""

from __future__ import annotations

import errno
import json
import os
import shutil
import struct
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

MANIFEST = "usr/lib/mozilla/native-messaging-hosts/pec_companion.json"
HOST = "usr/libexec/pec-companion-host"
ANCHORS = "usr/share/pec-companion/trust"
DATA = ".local/share/pec-companion"
DATABASE = DATA + "/directory.sqlite"
# Answers the greeting as a host of an earlier version did; nothing but a shell is there to do so.
_GREETING = {"jsonrpc": "2.0", "id": 1, "result": {
    "host": {"name": "pec-companion-host", "version": "0.0.1"}, "protocol": "1.0", "capabilities": [], "limits": {}}}


@contextmanager
def _set_aside(path: Path) -> Iterator[Path]:
    """In `with`, it is not in its place."""
    aside = path.with_name(path.name + ".aside")
    path.rename(aside)
    try:
        yield aside
    finally:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        aside.rename(path)


@contextmanager
def _removed(path: Path) -> Iterator[None]:
    with _set_aside(path):
        yield


@contextmanager
def _another_id(path: Path) -> Iterator[None]:
    with _set_aside(path) as aside:
        manifest = json.loads(aside.read_text())
        path.write_text(json.dumps(manifest | {"allowed_extensions": ["somebody@else.example"]}))
        yield


@contextmanager
def _mode(path: Path, mode: int) -> Iterator[None]:
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


@contextmanager
def _old_host(path: Path) -> Iterator[None]:
    with _set_aside(path):
        text = json.dumps(_GREETING).encode()
        frame = "".join(f"\\{byte:03o}" for byte in struct.pack("=I", len(text)) + text)
        path.write_text(f"#!/bin/sh\nprintf '{frame}'\ncat >/dev/null\n")
        path.chmod(0o755)
        yield


def _fill(file: Path) -> None:
    with open(file, "wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(4096))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """What is in the folder is on a disk of its own, on which nothing more fits."""
    aside = folder.with_name("aside")
    subprocess.run(["cp", "-a", folder, aside], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m,mode=0700", "none", folder], check=True)
    try:
        subprocess.run(["cp", "-a", f"{aside}/.", folder], check=True)
        _fill(folder / "filler")
        yield
    finally:
        subprocess.run(["umount", folder], check=True)
        shutil.rmtree(aside)


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@contextmanager
def _put_back(path: Path) -> Iterator[bytes]:
    """Whatever is done in `with`, what was there before is there again."""
    with _set_aside(path) as aside:
        shutil.copy2(aside, path)
        os.chown(path, aside.stat().st_uid, aside.stat().st_gid)
        yield path.read_bytes()


@contextmanager
def _damaged(path: Path) -> Iterator[None]:
    with _put_back(path) as whole:
        path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
        yield


@contextmanager
def _too_new(path: Path) -> Iterator[None]:
    with _put_back(path) as whole:
        # The user version of a database file (sqlite.org/fileformat.html, 1.3.17).
        path.write_bytes(whole[:60] + struct.pack(">I", 99) + whole[64:])
        yield


@dataclass
class Breakage:
    name: str
    path: str
    in_home: bool
    breaks: Callable[[Path], object]
    check: str  # of doctor
    said: str  # its result and reason


BREAKAGES = (
    Breakage("manifest removed", MANIFEST, False, _removed, "installation.registration", "fail missing"),
    Breakage("manifest with another id", MANIFEST, False, _another_id, "installation.registration", "fail other-addon"),
    Breakage("host removed", HOST, False, _removed, "installation.host", "fail missing"),
    Breakage("host not executable", HOST, False, lambda path: _mode(path, 0o644), "installation.registration", "fail not-executable"),
    Breakage("host of an old version", HOST, False, _old_host, "installation.host", "fail other-version"),
    Breakage("anchors removed", ANCHORS, False, _removed, "installation.anchors", "fail unusable"),
    Breakage("data folder on a full disk", DATA, True, full_disk, "installation.disk", "fail full"),
    Breakage("database damaged", DATABASE, True, _damaged, "installation.directory", "fail damaged"),
    Breakage("database of a newer version", DATABASE, True, _too_new, "installation.directory", "fail too-new"),
    Breakage("data folder read-only", DATA, True, _read_only, "installation.data", "fail not-writable"),
)
