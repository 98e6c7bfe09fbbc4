# SPDX-License-Identifier: EUPL-1.2
"""A trace of every packet in the network that namespace.enter() made. So that a program which wants to reach another
machine is seen to, that network is given a route to everywhere: it ends in loopback, where nobody answers."""

from __future__ import annotations

import socket
import struct
import subprocess
import threading
from types import TracebackType

from name_server import question

_EVERY_PROTOCOL = 3  # ETH_P_ALL
_IPV4, _IPV6 = 0x0800, 0x86DD
_TCP, _UDP = 6, 17
_SYN, _ACK = 0x02, 0x10
_IPV6_HEADER = 40
_DNS_PORTS = (53, 5353)
_ROUTES = (["ip", "route", "replace", "local", "default", "dev", "lo"],
           ["ip", "-6", "route", "replace", "local", "default", "dev", "lo"])


def destination(packet: bytes) -> str | None:
    """Where an IP packet wants to, as "tcp 127.0.0.1:143"; with DNS the name that is asked for as well. None: it
    begins nothing (an answer, or within a connection), or is no TCP and no UDP."""
    if packet[0] >> 4 == 4:
        protocol, payload = packet[9], packet[(packet[0] & 15) * 4:]
        address = socket.inet_ntop(socket.AF_INET, packet[16:20])
    else:
        protocol, payload = packet[6], packet[_IPV6_HEADER:]
        address = f"[{socket.inet_ntop(socket.AF_INET6, packet[24:40])}]"
    if protocol == _TCP and payload[13] & (_SYN | _ACK) == _SYN:
        return f"tcp {address}:{struct.unpack('!H', payload[2:4])[0]}"
    if protocol == _UDP:
        port = struct.unpack("!H", payload[2:4])[0]
        name = f" ({question(payload[8:])[0]})" if port in _DNS_PORTS else ""
        return f"udp {address}:{port}{name}"
    return None


class Wire:
    """In `with`: listens. `destinations`: what was wanted, each once."""

    def __init__(self) -> None:
        self.destinations: set[str] = set()
        self.packets = 0
        self._ended = threading.Event()

    def __enter__(self) -> Wire:
        for route in _ROUTES:
            subprocess.run(route, check=True, capture_output=True)
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(_EVERY_PROTOCOL))
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 26)
        self._socket.settimeout(0.2)
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()
        self._socket.close()

    def lost(self) -> int:
        """How many packets came too fast to be looked at (packet(7), PACKET_STATISTICS)."""
        return struct.unpack("II", self._socket.getsockopt(263, 6, 8))[1]

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                packet, (_, protocol, *_rest) = self._socket.recvfrom(256)
            except TimeoutError:
                continue
            self.packets += 1
            if protocol in (_IPV4, _IPV6) and (wanted := destination(packet)):
                self.destinations.add(wanted)
