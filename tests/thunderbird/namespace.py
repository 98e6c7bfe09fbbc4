# SPDX-License-Identifier: EUPL-1.2
"""A network of our own with nothing but loopback: nothing a test starts can reach another machine.

As root by a network namespace, otherwise by a user namespace around it, where the system allows one.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import socket
import struct
from pathlib import Path

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
SIOCGIFFLAGS, SIOCSIFFLAGS = 0x8913, 0x8914
IFF_UP = 0x1


def _flags(control: socket.socket, interface: str) -> int:
    request = struct.pack("16sH14x", interface.encode(), 0)
    return struct.unpack("16sH14x", fcntl.ioctl(control, SIOCGIFFLAGS, request))[1]


def is_alone() -> bool:
    """Whether loopback is up, and nothing else is."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        up = {name for _, name in socket.if_nameindex() if _flags(control, name) & IFF_UP}
    return up == {"lo"}


def _raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        flags = _flags(control, "lo") | IFF_UP
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags))


def enter() -> str:
    """Moves this process, which must have no second thread yet, and what it starts later.

    Returns what could not be had, in words; an empty text is success, now or earlier.
    """
    if is_alone():
        return ""
    user, group = os.getuid(), os.getgid()
    library = ctypes.CDLL(None, use_errno=True)
    if library.unshare(CLONE_NEWNET | (0 if user == 0 else CLONE_NEWUSER)):
        return f"no network namespace here ({os.strerror(ctypes.get_errno())}): the machine's network is reachable"
    try:
        if user:
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
        _raise_loopback()
    except OSError as error:
        raise RuntimeError("entered a network namespace, but cannot use it") from error
    return ""
