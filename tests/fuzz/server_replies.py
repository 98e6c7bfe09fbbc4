# SPDX-License-Identifier: EUPL-1.2
"""Seeds of the target replies: what mail servers answer, and what others do."""

PROTOCOLS = ("imap", "pop3", "smtp")
QUESTIONS = ("greeting", "capabilities", "starttls", "goodbye")

REPLIES = {
    ("imap", "greeting"): (b"* OK [CAPABILITY IMAP4rev1] ready\r\n", b"* BYE full\r\n", b"* PREAUTH x\r\n",
                           b"* OK ready\n* 1 EXISTS\n"),
    ("imap", "capabilities"): (b"* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN AUTH=XOAUTH2\r\na1 OK done\r\n",
                               b"a1 BAD what?\r\n", b"* CAPABILITY A\r\n" * 130),
    ("imap", "starttls"): (b"a1 OK go\r\n", b"a1 OK go\r\n* OK injected\r\n", b"a1 NO\r\n"),
    ("imap", "goodbye"): (b"* BYE\r\na1 OK\r\n",),
    ("pop3", "greeting"): (b"+OK ready <1@mail.example.org>\r\n", b"-ERR busy\r\n"),
    ("pop3", "capabilities"): (b"+OK\r\nSTLS\r\nSASL PLAIN LOGIN\r\nUIDL\r\n.\r\n", b"-ERR\r\n", b"+OK\r\n..\r\n.\r\n"),
    ("pop3", "starttls"): (b"+OK\r\n",),
    ("pop3", "goodbye"): (b"+OK bye\r\n",),
    ("smtp", "greeting"): (b"220 mail.example.org ESMTP\r\n", b"220-a\r\n220 b\r\n", b"554 no\r\n",
                           b"220 FTP server\r\n"),
    ("smtp", "capabilities"): (b"250-mail\r\n250-SIZE 100\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n", b"502 no\r\n"),
    ("smtp", "starttls"): (b"220 go\r\n", b"454 later\r\n"),
    ("smtp", "goodbye"): (b"221 bye\r\n",),
}
OTHERS = (b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-x\r\n", b"\x15\x03\x03\0\2\2\x46", b"<html>", b"\r\n",
          b"x" * 9000, b"\0\xff\x1b[2J\n")


def seeds():
    for protocol, name in enumerate(PROTOCOLS):
        for question, asked in enumerate(QUESTIONS):
            choice = bytes([protocol + 3 * question])
            for number, reply in enumerate(REPLIES[name, asked]):
                yield f"{name}-{asked}-{number}", choice + reply
    for number, other in enumerate(OTHERS):
        yield f"other-{number}", bytes([number % 3]) + other
