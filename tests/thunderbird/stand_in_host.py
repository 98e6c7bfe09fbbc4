# SPDX-License-Identifier: EUPL-1.2
"""A program in the place of the native host that misbehaves in the way its argument names.

`python3 stand_in_host.py WAY`; the ways are the functions of WAYS.
"""

from __future__ import annotations

import json
import struct
import sys
from typing import Any, Callable

Request = dict[str, Any]


def receive() -> Request:
    head = sys.stdin.buffer.read(4)
    if len(head) < 4:
        sys.exit(0)
    return json.loads(sys.stdin.buffer.read(struct.unpack("=I", head)[0]))


def send_bytes(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def send(value: Any) -> None:
    data = json.dumps(value).encode()
    send_bytes(struct.pack("=I", len(data)) + data)


def too_old(request: Request) -> None:
    send({"jsonrpc": "2.0", "id": request["id"],
          "error": {"code": -32000, "message": "no", "data": {"reason": "host-too-old"}}})


def too_new(request: Request) -> None:
    send({"jsonrpc": "2.0", "id": request["id"],
          "error": {"code": -32000, "message": "no", "data": {"reason": "front-end-too-old"}}})


def no_reply(request: Request) -> None:
    """JSON, but no answer to anything."""
    send({"weather": "fine", "id": "1; DROP TABLE"})


def no_frame(request: Request) -> None:
    """What a program says that thinks it speaks to a person."""
    send_bytes(b"Segmentation fault (core dumped)\n")


def no_json(request: Request) -> None:
    send_bytes(struct.pack("=I", 5) + b"hello")


def too_long(request: Request) -> None:
    """More than the 1 MiB that Thunderbird takes in one message."""
    send({"jsonrpc": "2.0", "id": request["id"], "result": {"protocol": "1.0", "waste": "x" * (1 << 20)}})


def silent(request: Request) -> None:
    """Never answers, and reads on."""


def crashing(request: Request) -> None:
    """Greets, and ends as soon as a message comes."""
    if request["method"] != "host.hello":
        sys.exit(139)
    send({"jsonrpc": "2.0", "id": request["id"], "result": {"protocol": "1.0", "limits": {}}})


def deaf(request: Request) -> None:
    """Greets, and answers nothing else."""
    if request["method"] == "host.hello":
        crashing(request)


WAYS: dict[str, Callable[[Request], None]] = {
    way.__name__.replace("_", "-"): way
    for way in (too_old, too_new, no_reply, no_frame, no_json, too_long, silent, crashing, deaf)}

if __name__ == "__main__":
    while True:
        WAYS[sys.argv[1]](receive())
