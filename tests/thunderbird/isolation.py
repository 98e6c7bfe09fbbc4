# SPDX-License-Identifier: EUPL-1.2
"""A network with nothing but loopback, and files of the system that are ours: what is looked up there, and
what Thunderbird would find."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

import namespace

CLONE_NEWNS = 0x20000
MNT_DETACH = 2
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000
# What a package installed on this machine would have Thunderbird find, and an administrator's anchors.
SYSTEM_PLACES = ("/usr/lib/mozilla", "/usr/lib64/mozilla", "/usr/lib/thunderbird/extensions",
                 "/usr/lib64/thunderbird/extensions", "/usr/share/mozilla/extensions", "/etc/pec-companion")


def _mount(source: str | Path, target: str | Path, kind: str, flags: int, options: str = "") -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.mount(str(source).encode(), str(target).encode(), kind.encode(), flags, options.encode()):
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error), str(target))


def enter() -> str:
    """Moves this process, which must have no second thread yet. Returns what could not be had, in words; an
    empty text is success."""
    trouble = namespace.enter()
    if trouble:
        return trouble
    library = ctypes.CDLL(None, use_errno=True)
    if library.unshare(CLONE_NEWNS):
        return f"no mount namespace here ({os.strerror(ctypes.get_errno())})"
    try:
        _mount("none", "/", "", MS_REC | MS_PRIVATE)
        for place in filter(os.path.isdir, SYSTEM_PLACES):
            disk(place, "64k")
    except OSError as error:
        return f"no mounts here ({error})"
    return ""


def disk(folder: str | Path, size: str) -> None:
    """An empty disk of a size like "1m" over a folder."""
    _mount("none", folder, "tmpfs", 0, f"size={size},mode=0700")


def release(place: str | Path) -> None:
    """Takes away what was laid over a folder or a file."""
    ctypes.CDLL(None, use_errno=True).umount2(os.path.realpath(place).encode(), MNT_DETACH)


def replace(file: str, by: Path) -> None:
    """Puts our file in the place of one of the system's, which must exist."""
    _mount(by, os.path.realpath(file), "", MS_BIND)
