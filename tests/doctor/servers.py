# SPDX-License-Identifier: EUPL-1.2
"""Mail servers on loopback, good and bad. Each takes connections in threads of its own until it is closed."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
import time

GREETINGS = {"imap": b"* OK [CAPABILITY IMAP4rev1] ready\r\n", "pop3": b"+OK ready\r\n",
             "smtp": b"220-mail.example.test\r\n220 ESMTP ready\r\n"}
CAPABILITIES = {
    "imap": b"* CAPABILITY IMAP4rev1 %sAUTH=PLAIN IDLE\r\n%s OK done\r\n",
    "pop3": b"+OK list\r\n%sSASL PLAIN LOGIN\r\nUIDL\r\n.\r\n",
    "smtp": b"250-mail.example.test\r\n%s250-SIZE 31457280\r\n250 AUTH PLAIN LOGIN\r\n"}
OFFERS = {"imap": b"STARTTLS ", "pop3": b"STLS\r\n", "smtp": b"250-STARTTLS\r\n"}
YES = {"imap": b"%s OK go\r\n", "pop3": b"+OK go\r\n", "smtp": b"220 go\r\n"}
GOODBYES = {"imap": b"* BYE bye\r\n%s OK done\r\n", "pop3": b"+OK bye\r\n", "smtp": b"221 bye\r\n"}


class Server:
    """`behave` gets each connection, as a socket; what was sent to it is in `heard`."""

    def __init__(self, behave, host="127.0.0.1"):
        self.behave = behave
        self.heard: list[bytes] = []
        self.closed = threading.Event()
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listener = socket.create_server((host, 0), family=family)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection):
        with contextlib.suppress(OSError, ssl.SSLError, EOFError), connection:
            connection.settimeout(60)
            self.behave(self, connection)

    def close(self):
        self.closed.set()
        self.listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits in accept
        self.listener.close()


def _line(server, stream):
    line = stream.readline()
    if not line:
        raise EOFError
    server.heard.append(line)
    return line


def _answer(protocol, line, offer):
    """The reply of a good server to one command; none to what it does not know."""
    tag, _, rest = line.strip().partition(b" ") if protocol == "imap" else (b"", b"", line.strip())
    word = rest.split(b" ")[0].upper()
    if word in (b"CAPABILITY", b"CAPA", b"EHLO"):
        offered = OFFERS[protocol] if offer else b""
        values = (offered, tag) if protocol == "imap" else (offered,)
        return CAPABILITIES[protocol] % values, False
    if word in (b"STARTTLS", b"STLS"):
        return YES[protocol] % ((tag,) if protocol == "imap" else ()), True
    if word in (b"LOGOUT", b"QUIT"):
        return GOODBYES[protocol] % ((tag,) if protocol == "imap" else ()), False
    return {"imap": tag + b" BAD what?\r\n", "pop3": b"-ERR what?\r\n", "smtp": b"500 what?\r\n"}[protocol], False


def talk(server, connection, protocol, starttls=None, offer=True):
    """Answers until the client goes; `starttls`: the context for a connection that begins plain."""
    stream = connection.makefile("rb", buffering=0)
    while True:
        reply, secure = _answer(protocol, _line(server, stream), offer and starttls is not None)
        connection.sendall(reply)
        if secure:
            with starttls.wrap_socket(connection, server_side=True) as inner:
                talk(server, inner, protocol)
            return


def good(protocol, context):
    """TLS from the first byte."""
    def behave(server, connection):
        with context.wrap_socket(connection, server_side=True) as inner:
            inner.sendall(GREETINGS[protocol])
            talk(server, inner, protocol)
    return Server(behave)


def plain(protocol, context=None, offer=True):
    """A plain beginning; with a context it goes over to TLS."""
    def behave(server, connection):
        connection.sendall(GREETINGS[protocol])
        talk(server, connection, protocol, context, offer)
    return Server(behave)


def saying(data, context=None, pause=0.0, stay=True):
    """Says `data`, in TLS where there is a context, a byte each `pause` seconds; then is silent."""
    def behave(server, connection):
        with context.wrap_socket(connection, server_side=True) if context else connection as inner:
            for piece in ([data] if not pause else [data[i:i + 1] for i in range(len(data))]):
                inner.sendall(piece)
                time.sleep(pause)
            if stay:
                server.closed.wait(60)
    return Server(behave)


def endless(piece, times, context=None, greeting=b""):
    """`greeting`, then `piece` again and again."""
    def behave(_, connection):
        with context.wrap_socket(connection, server_side=True) if context else connection as inner:
            if greeting:
                inner.sendall(greeting)
                inner.recv(1000)
            for _ in range(times):
                inner.sendall(piece)
    return Server(behave)


def trickling_tls(context, pause):
    """TLS as it should be, but its bytes come one each `pause` seconds."""
    def behave(_, connection):
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        session = context.wrap_bio(incoming, outgoing, server_side=True)
        incoming.write(connection.recv(65536))
        with contextlib.suppress(ssl.SSLWantReadError):
            session.do_handshake()
        for byte in outgoing.read():
            connection.sendall(bytes([byte]))
            time.sleep(pause)
    return Server(behave)


def cutting(reset):
    """Closes as soon as the client speaks."""
    def behave(_, connection):
        connection.recv(1)
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return Server(behave)


def injecting():
    """Somebody on the way adds a plain answer behind the yes to STARTTLS."""
    def behave(server, connection):
        connection.sendall(GREETINGS["smtp"])
        stream = connection.makefile("rb", buffering=0)
        connection.sendall(_answer("smtp", _line(server, stream), True)[0])
        _line(server, stream)
        connection.sendall(YES["smtp"] + b"250 AUTH PLAIN\r\n")
        connection.recv(1000)
    return Server(behave)


class Closed:
    """A port that nobody listens on, and nobody else can take."""

    def __init__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def close(self):
        self.socket.close()


class Dropping:
    """A port whose queue is full: further connections get no answer, as behind a firewall that drops."""

    def __init__(self):
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(0)
        self.port = self.listener.getsockname()[1]
        self.fillers = []
        for _ in range(4):
            filler = socket.socket()
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", self.port))
            self.fillers.append(filler)

    def close(self):
        for one in (*self.fillers, self.listener):
            one.close()


class NameServer:
    """A DNS server for every name: silent, or saying that there is none."""

    def __init__(self, address, silent):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((address, 53))
        self.silent = silent
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        while True:
            query, asker = self.socket.recvfrom(4096)
            if not query:  # from close()
                return
            if not self.silent:
                # RFC 1035, 4.1.1: a response, recursion available, code 3; the question comes back.
                end = query.index(b"\0", 12) + 5
                self.socket.sendto(query[:2] + b"\x81\x83" + b"\0\1" + b"\0" * 6 + query[12:end], asker)

    def close(self):
        self.socket.sendto(b"", self.socket.getsockname())
        self.thread.join()
        self.socket.close()
