#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes the seeds of every fuzz target: a folder each, from the provider's corpus.

Deterministic for one corpus, so that what a replay finds is found again.
"""

import argparse
import hashlib
import json
import pathlib
import sys

from email import message_from_bytes

import conversations
import drafts
import server_replies
import settings_seeds

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "provider"))
import slicing  # noqa: E402  (the provider is no package)

MAX_MESSAGE_BYTES = 20 * 1024
# Most cases exist as an envelope and as a receipt, and with CRLF and LF: one of each idea will do.
PER_IDEA = 1
CMS_SEEDS = 80


def read_cases(corpus):
    return json.loads((corpus / "corpus.json").read_text())


def idea(name):
    """shape-xml-latin1-receipt -> shape-xml-latin1"""
    return "-".join(name.split("-")[:3])


def choose(cases, corpus):
    """Name and bytes of the messages that the seeds are made of."""
    taken = {}
    for case in sorted(cases, key=lambda case: case["name"]):
        data = (corpus / case["file"]).read_bytes()
        about = idea(case["name"])
        limit = PER_IDEA if case["group"] == "shape" else 2
        if len(data) <= MAX_MESSAGE_BYTES and taken.get(about, 0) < limit:
            taken[about] = taken.get(about, 0) + 1
            yield case["name"], data


def daticerts(messages):
    """The decoded daticert.xml of each message that has one."""
    for name, data in messages:
        for part in message_from_bytes(data).walk():
            if (part.get_filename() or "").lower() == "daticert.xml" and not part.is_multipart():
                yield name, part.get_payload(decode=True) or b""
                break


def signatures(messages):
    """What cms.cpp reads: length of the signature, the signature, the content."""
    for name, data in messages:
        try:
            cut = slicing.cut(data)
        except ValueError:
            continue
        if len(cut.signature) < 1 << 16:
            yield name, len(cut.signature).to_bytes(2, "little") + cut.signature + cut.content


def mailboxes(messages):
    """Some messages one after another, as several mail programs write them."""
    separators = [b"From - Tue Nov 13 16:39:27 2018", b"From ",
                  b"From a@b.example Tue Nov  3 6:39 2018"]
    for i in range(0, min(len(messages), 60), 3):
        eol = b"\r\n" if i % 2 else b"\n"
        box = b""
        for k, (_, data) in enumerate(messages[i:i + 1 + i % 4]):
            body = data[:2000].replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ")
            body = b"\n".join([body, b">From here on", b"From the text", b">>From again", b""])
            box += separators[(i + k) % 3] + eol + body.replace(b"\n", eol) + eol
        yield f"mbox-{i}", box
    yield "bare", b"From \nA: b\n\nFrom \nA: b\n\n"
    yield "no-messages", b"From - Tue Nov 13 16:39:27 2018\n\nFrom - Tue Nov 13 16:39:27 2018"
    yield "one-message", b"Subject: none\n\nFrom here on\n"


def write(folder, seeds):
    """Each content once. Out: how many."""
    folder.mkdir(parents=True)
    seen = set()
    for name, data in seeds:
        digest = hashlib.sha256(data).hexdigest()
        if digest not in seen:
            seen.add(digest)
            (folder / name).write_bytes(data)
    return len(seen)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    cases = read_cases(arguments.corpus)
    messages = list(choose(cases, arguments.corpus))
    every = [(case["name"], (arguments.corpus / case["file"]).read_bytes()) for case in cases]
    small = sorted((len(data), name, data) for name, data in messages if name.startswith("kind-"))
    genuine = [(name, data) for _, name, data in small]
    targets = {
        "message": messages,
        "verify": messages,
        "chunking": messages[::4],
        "mbox": mailboxes(messages),
        "daticert": daticerts((name, data) for name, data in every if len(data) <= 64 * 1024),
        "cms": list(signatures(messages))[:CMS_SEEDS],
        "frames": conversations.streams(),
        "session": conversations.sessions(genuine),
        **settings_seeds.targets(),
        **drafts.targets(),
        "replies": server_replies.seeds(),
    }
    for target, seeds in targets.items():
        print(f"{target}: {write(arguments.out / target, seeds)} seeds")


if __name__ == "__main__":
    main()
