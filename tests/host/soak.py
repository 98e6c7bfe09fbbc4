# SPDX-License-Identifier: EUPL-1.2
"""One host, very many requests, good and hostile in turn: every good one is answered rightly, every
hostile one with an error, and memory stays where it was.

Usage: python3 -m soak REQUESTS [SEED]    (environment: see installation.py)"""

import base64
import json
import os
import pathlib
import random
import struct
import sys
import tempfile

import client
import installation

# The memory of its own may grow by this much after the first tenth of the run.
ALLOWED_GROWTH_KIB = 1024


def own_memory_kib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1])
    raise ValueError("no RssAnon")


class Soak:
    def __init__(self, host, cases, seed):
        self.host = host
        self.cases = cases
        self.random = random.Random(seed)
        self.sent = 0
        self.verdicts = 0
        self.refused = 0
        self.begun = 0

    def call(self, method, **params):
        self.sent += 1
        return self.host.call(method, **params)

    def expect_error(self, reply, *reasons):
        error = json.loads(reply)["error"]
        assert error["data"]["reason"] in reasons, error
        self.refused += 1

    def good(self):
        """A message judged, in chunks of a random size."""
        data, wanted = self.random.choice(self.cases)
        size = self.random.choice((700, 3000, 20000, 1 << 20))
        self.call("message.begin", message="good", size=len(data))
        for sequence, start in enumerate(range(0, len(data), size)):
            piece = base64.b64encode(data[start:start + size]).decode()
            self.call("message.chunk", message="good", sequence=sequence, data=piece)
        verdict = self.call("message.verify", message="good")["verdict"]
        assert verdict["outcome"] == wanted, (verdict, wanted)
        self.verdicts += 1
        self.call("message.discard", message="good")

    def garbage(self):
        self.sent += 1
        junk = bytes(self.random.randrange(256) for _ in range(self.random.randrange(200)))
        self.host.send_text(junk)
        self.expect_error(self.host.receive(), "not-json", "too-deep", "not-an-object", "batch")

    def broken_request(self):
        """A good request with one byte changed: an answer, whichever."""
        self.sent += 1
        request = bytearray(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "message.discard",
                                        "params": {"message": "nothing"}}).encode())
        request[self.random.randrange(len(request))] = self.random.randrange(256)
        # With the id gone it would be a notification, which gets no answer.
        if b'"id"' not in request:
            return
        self.host.send_text(bytes(request))
        reply = json.loads(self.host.receive())
        assert "error" in reply, reply
        self.refused += 1

    def too_large(self):
        self.sent += 1
        self.host.send_bytes(struct.pack("=I", (2 << 20) + 1) + bytes((2 << 20) + 1))
        self.expect_error(self.host.receive(), "frame-size")

    def misuse(self):
        """Methods out of order."""
        method, params, reason = self.random.choice((
            ("message.chunk", {"message": "none", "sequence": 0, "data": "AAAA"}, "unknown-message"),
            ("message.verify", {"message": "none"}, "unknown-message"),
            ("message.begin", {"message": "x", "size": -1}, "number"),
            ("message.begin", {"message": "x", "size": 1 << 40}, "too-large"),
            ("message.part", {"message": "none", "part": "1", "offset": 0}, "unknown-message"),
            ("host.hello", {"protocol": "9.0"}, "host-too-old"),
            ("message.explode", {}, "method")))
        self.sent += 1
        self.expect_error(self.host.call_text(method, **params), reason)

    def abandon(self):
        """A message begun and, when there are too many, forgotten again."""
        self.begun += 1
        name = f"left{self.begun}"
        self.call("message.begin", message=name, size=300_000)
        self.call("message.chunk", message=name, sequence=0,
                  data=base64.b64encode(bytes(200_000)).decode())
        if self.begun > 8:
            self.call("message.discard", message=f"left{self.begun - 8}")

    def step(self):
        actions = (self.good, self.garbage, self.broken_request, self.misuse, self.abandon,
                   self.too_large)
        self.random.choices(actions, weights=(30, 20, 20, 20, 4, 1))[0]()


def read_cases():
    """The smaller messages of the corpus that need no context, each with its outcome."""
    listed = json.loads((installation.CORPUS / "corpus.json").read_text())
    cases = [((installation.CORPUS / case["file"]).read_bytes(), case) for case in listed]
    return [(data, case["outcome"]) for data, case in cases
            if len(data) < 60_000 and not case.get("accept")]


def main(requests, seed):
    with tempfile.TemporaryDirectory(prefix="pec-soak-") as folder:
        root = pathlib.Path(folder)
        installation.stage(installation.BUILD, root, installation.CORPUS / "trust")
        with client.Host(installation.host_below(root), root) as host:
            host.greet()
            soak = Soak(host, read_cases(), seed)
            early = None
            while soak.sent < requests:
                soak.step()
                if early is None and soak.sent >= requests // 10:
                    early = own_memory_kib(host.process.pid)
            late = own_memory_kib(host.process.pid)
            status = host.close()
            print(f"{soak.sent} requests: {soak.verdicts} verdicts as expected, "
                  f"{soak.refused} hostile requests refused; memory {early} -> {late} KiB")
            assert status == 0, f"the host ended with status {status}"
            # A sanitizer keeps what was freed, and finds leaks in its own way when the host ends.
            if "PEC_SANITIZERS" not in os.environ:
                assert late - early <= ALLOWED_GROWTH_KIB, "memory grows"


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
