# SPDX-License-Identifier: EUPL-1.2
"""A name server on UDP (RFC 1035) that knows the mail exchangers it is given, and misbehaves where it is told to."""

from __future__ import annotations

import socket
import struct
import threading

_MX, _IN = 15, 1
_ANSWER = 0x8180  # a response, recursion available
_NAME_ERROR = 3
_TO_THE_QUESTION = struct.pack("!H", 0xC00C)  # a pointer to the name asked for (4.1.4)


def _name(text: str) -> bytes:
    labels = [part for part in text.split(".") if part]
    return b"".join(bytes([len(part)]) + part.encode() for part in labels) + b"\0"


def question(query: bytes) -> tuple[str, bytes]:
    """The name that a DNS message asks for, and its question section as it stands (RFC 1035, 4.1.2). A message that
    was cut short has as much of both."""
    labels, at = [], 12
    while at < len(query) and query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode("ascii", "replace"))
        at += 1 + query[at]
    return ".".join(labels).lower(), query[12:at + 5]


class NameServer:
    """`exchangers`: a domain's; None: there is no such domain. `odd`: what to answer instead, as it makes it of the
    query; None: nothing ever. `asked`: the domains asked for, in their order."""

    def __init__(self, exchangers: dict, odd: dict) -> None:
        self.asked: list[str] = []
        self._exchangers = exchangers
        self._odd = odd
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                query, client = self._socket.recvfrom(4096)
            except OSError:
                return
            domain, section = question(query)
            self.asked.append(domain)
            reply = self._odd[domain](query) if domain in self._odd else self._reply(query, domain, section)
            if reply is not None:
                self._socket.sendto(reply, client)

    def _reply(self, query: bytes, domain: str, section: bytes) -> bytes:
        hosts = self._exchangers.get(domain)
        records = [struct.pack("!H", 10) + _name(host) for host in hosts or []]
        head = query[:2] + struct.pack(
            "!HHHHH", _ANSWER | (_NAME_ERROR if hosts is None else 0), 1, len(records), 0, 0)
        return head + section + b"".join(
            _TO_THE_QUESTION + struct.pack("!HHIH", _MX, _IN, 300, len(record)) + record for record in records)
