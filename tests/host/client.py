# SPDX-License-Identifier: EUPL-1.2
"""A front end for tests: starts the host and speaks JSON-RPC 2.0 over its pipes."""

import base64
import itertools
import json
import os
import struct
import subprocess

CHUNK_BYTES = 1 << 20


class HostGone(Exception):
    """The host closed its output."""


class RpcFailure(Exception):
    """The host answered with an error."""

    def __init__(self, error):
        super().__init__(f"{error['code']} {error['data']['reason']}: {error['message']}")
        self.error = error
        self.reason = error["data"]["reason"]


class Host:
    """One process of the host. Everything it may write lies below `home`. `command` is the host's
    path, or what starts it."""

    def __init__(self, command, home, env=None, **popen):
        environment = {"HOME": str(home), "PATH": os.environ["PATH"]} | (env or {})
        # A sanitized host needs its options.
        environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        self.process = subprocess.Popen(
            [*([command] if isinstance(command, os.PathLike) else command),
             "manifest.json", "test@example.org"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **popen)
        self.ids = itertools.count(1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the input and waits. Out: the exit status."""
        for stream in (self.process.stdin, self.process.stdout):
            try:
                stream.close()
            except BrokenPipeError:
                pass
        status = self.process.wait(timeout=60)
        self.process.stderr.close()
        return status

    # -- frames
    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send_text(self, text):
        data = text if isinstance(text, bytes) else text.encode()
        self.send_bytes(struct.pack("=I", len(data)) + data)

    def receive(self):
        header = self.process.stdout.read(4)
        if len(header) < 4:
            raise HostGone()
        (size,) = struct.unpack("=I", header)
        assert size <= 1 << 20, f"a reply of {size} bytes"
        return self.process.stdout.read(size).decode()

    # -- requests
    def post(self, method, **params):
        """Sends a request without waiting. Out: its id."""
        number = next(self.ids)
        self.send_text(json.dumps(
            {"jsonrpc": "2.0", "id": number, "method": method, "params": params}))
        return number

    def call_text(self, method, **params):
        """A request and the text of its reply."""
        number = self.post(method, **params)
        text = self.receive()
        assert json.loads(text)["id"] == number, text
        return text

    def call(self, method, **params):
        reply = json.loads(self.call_text(method, **params))
        if "error" in reply:
            raise RpcFailure(reply["error"])
        return reply["result"]

    def greet(self):
        return self.call("host.hello", protocol="1.0", client={"name": "test", "version": "1"})

    def upload(self, name, data, chunk_bytes=CHUNK_BYTES):
        """Sends a message up, all requests before the first answer is read."""
        self.call("message.begin", message=name, size=len(data))
        for sequence, start in enumerate(range(0, len(data), chunk_bytes)):
            piece = base64.b64encode(data[start:start + chunk_bytes]).decode()
            self.call("message.chunk", message=name, sequence=sequence, data=piece)

    def verdict_text(self, data, chunk_bytes=CHUNK_BYTES, name="m", **context):
        """The verdict's JSON text as the host wrote it."""
        self.upload(name, data, chunk_bytes)
        text = self.call_text("message.verify", message=name, context=context)
        result = json.loads(text)["result"]
        if result["verdict"] is None:
            verdict, offset = "", 0
            while offset is not None:
                piece = self.call("message.report", message=name, offset=offset)
                verdict, offset = verdict + piece["text"], piece["next"]
        else:
            start = text.index('"verdict":') + len('"verdict":')
            verdict = text[start:-2]
        self.call("message.discard", message=name)
        assert len(verdict.encode()) == result["bytes"]
        return verdict

    def part(self, name, part):
        """The decoded bytes of one part of the original."""
        data, offset = b"", 0
        while offset is not None:
            piece = self.call("message.part", message=name, part=part, offset=offset)
            data, offset = data + base64.b64decode(piece["data"]), piece["next"]
        return data
