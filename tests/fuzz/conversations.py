# SPDX-License-Identifier: EUPL-1.2
"""Seeds of the targets frames and session: what a front end says, and what an enemy would."""

import base64
import json
import struct

SEPARATOR = b"\x1e"  # between the frames of session.cpp
RUN = b"\xf5RUN"  # filler in the streams of frames.cpp
MAX_FRAME = 2 << 20


def request(method, number=1, **params):
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params},
                      separators=(",", ":"))


def chunk(name, sequence, data, number=1):
    return request("message.chunk", number, message=name, sequence=sequence,
                   data=base64.b64encode(data).decode())


def upload(name, data, pieces=3):
    size = max(1, -(-len(data) // pieces))
    yield request("message.begin", message=name, size=len(data))
    for sequence, start in enumerate(range(0, len(data), size)):
        yield chunk(name, sequence, data[start:start + size], 100 + sequence)


def judged(name, data, **context):
    """A whole message and everything that can be asked about it."""
    yield from upload(name, data)
    yield request("message.verify", message=name, context=context)
    yield request("message.report", message=name, offset=0)
    yield request("message.page", message=name, language="it")
    yield request("message.parts", message=name, **{"from": 0})
    for part in ("original", "1", "2"):
        yield request("message.part", message=name, part=part, offset=0)
    yield request("message.part", message=name, part="1", offset=7)
    yield request("message.discard", message=name)


CONTEXT = {"accounts": ["rossi@pec.example"], "arrived": "2018-11-13T16:39:27+01:00",
           "known": True, "headers": False}
CHUNK = chunk("m", 0, b"Subject: x\r\n\r\nabc")


def chunk_forms():
    """One chunk, written in ways that the two readers of chunks might take differently."""
    begin = request("message.begin", message="m", size=17)
    for name, old, new in (
            ("plain", "", ""),
            ("text-id", '"id":1', '"id":"a-1"'),
            ("escaped-id", '"id":1', '"id":"a\\u002d1"'),
            ("null-id", '"id":1', '"id":null'),
            ("no-id", '"id":1,', ""),
            ("real-id", '"id":1', '"id":1.0'),
            ("minus-zero", '"id":1', '"id":-0'),
            ("huge-id", '"id":1', '"id":18446744073709551616'),
            ("largest-id", '"id":1', '"id":18446744073709551615'),
            ("nested-id", '"id":1', '"id":{"id":1}'),
            ("escaped-key", '"sequence"', '"\\u0073equence"'),
            ("escaped-name", '"message":"m"', '"message":"\\u006d"'),
            ("surrogates", '"message":"m"', '"message":"\\ud83d\\udce8"'),
            ("lone-surrogate", '"message":"m"', '"message":"\\ud83d"'),
            ("no-utf8", '"message":"m"', '"message":"\udcff"'),
            ("twice", '"sequence":0', '"sequence":0,"sequence":1'),
            ("data-twice", '"sequence":0', '"data":"AAAA","sequence":0'),
            ("method-twice", '"id":1', '"id":1,"method":"host.hello"'),
            ("params-twice", '"id":1', '"id":1,"params":{"message":"n"}'),
            ("more", '"sequence":0', '"sequence":0,"final":true'),
            ("real-sequence", '"sequence":0', '"sequence":0e0'),
            ("leading-zero", '"sequence":0', '"sequence":00'),
            ("negative", '"sequence":0', '"sequence":-1'),
            ("late", '"sequence":0', '"sequence":1'),
            ("escaped-data", '"data":"U', '"data":"\\u0055'),
            ("slash-data", '"data":"U', '"data":"\\/'),
            ("broken-data", '"data":"U', '"data":"U\\n'),
            ("padding-inside", '"data":"U', '"data":"U==='),
            ("blanks", ":", " :\t"),
            ("no-version", '"jsonrpc":"2.0",', ""),
            ("other-version", '"2.0"', '"2.1"'),
            ("comma", '"}}', '",}}'),
            ("open", '"}}', '"}'),
            ("cut", '"}}', ''),
            ("trailing", '"}}', '"}} {}'),
            ("trailing-word", '"}}', '"}} true'),
            ("null-byte", '"}}', '"}}\0')):
        frame = CHUNK.replace(old, new) if old else CHUNK
        yield f"chunk-{name}", [begin, frame, request("message.verify", message="m")]


def hostile():
    begin = request("message.begin", message="m", size=1)
    yield "not-json", ["", " ", "{", "nul", "[]", "1", '"', "{}", "\0", '{"jsonrpc":"2.0"}']
    yield "deep", ["[" * 17 + "]" * 17, '{"a":' * 16 + "1" + "}" * 16, "[" * 4000]
    yield "deep-in-text", ['{"jsonrpc":"2.0","id":1,"method":"' + "[{" * 99 + '"}']
    yield "batch", ["[" + request("host.hello", protocol="1.0") + "]"]
    yield "unknown-methods", [request("message.chunk2"), request(""), request("rpc.discover"),
                              request("host.hello", protocol="2.0"), request("MESSAGE.begin")]
    yield "params", [request("message.verify", message="m", context=value)
                     for value in (None, [], {}, {"accounts": "a"}, {"arrived": "now"},
                                   {"known": 1}, {"sent_copy": "m"}, {"other": 1})]
    yield "audit", [request("accounts.audit", **params)
                    for params in ({}, {"accounts": [{"id": "account1", "identities": ["a@pec.it"]}]},
                                   {"accounts": [{}]}, {"accounts": [1]}, {"pec": {"account1": 1}},
                                   {"pec": {"account1": True}, "client": "153.7"},
                                   {"observations": {"account1": {"quota": [{"used": 1}]}}},
                                   {"observations": {"account1": {"anomalies": -1}, "account2": []}})]
    yield "ids", [f'{{"jsonrpc":"2.0","id":{value},"method":"x"}}'
                  for value in ("1", "-1", "1.5", '"a"', "null", "true", "[]",
                                '"' + "a" * 200 + '"', '"\\u0000\\ud83d\\udce8"',
                                '"\\u202e"', "1e400", "-0")]
    yield "id-twice", ['{"jsonrpc":"2.0","id":1,"id":2,"method":"x","method":"y"}']
    yield "notifications", ['{"jsonrpc":"2.0","method":"x"}',
                            begin.replace('"id":1,', ""),
                            request("message.discard", message="m")]
    yield "sizes", [request("message.begin", message=str(size), size=size)
                    for size in (0, 1, 1 << 30, (1 << 30) + 1, 1 << 63, -1, 1.5)]
    yield "names", [request("message.begin", message=name, size=0)
                    for name in ("", "m" * 64, "m" * 65, "../m", "\0", "\u202e", "m", "m")]
    yield "many", [request("message.begin", message=str(i), size=1) for i in range(18)]
    yield "incomplete", [request("message.begin", message="m", size=9), chunk("m", 0, b"abc"),
                         request("message.verify", message="m"), chunk("m", 1, b"abcdefg"),
                         chunk("m", 1, b""), chunk("m", 1, b"abc"), chunk("m", 0, b"abc"),
                         request("message.parts", message="m", **{"from": 0}),
                         request("message.report", message="m", offset=0)]
    yield "empty-message", list(judged("m", b""))
    yield "short-message", list(judged("m", b"Subject: x\r\n\r\nx", **CONTEXT))


def interleaved(one, other):
    """Two messages at once, one of them the other's sent copy."""
    frames = []
    for pair in zip(upload("a", one), upload("b", other)):
        frames += pair
    frames.append(request("message.verify", message="a", context={"sent_copy": "b"}))
    return frames + [request("message.verify", message="b", context={"accounts": []})]


def sessions(messages):
    """In: name and bytes of genuine messages, small ones first."""
    talks = list(chunk_forms()) + list(hostile())
    for name, data in messages[:8]:
        talks.append((f"judged-{name}", list(judged("m", data, **CONTEXT))))
    for i in range(0, 4, 2):
        talks.append((f"interleaved-{i}", interleaved(messages[i][1], messages[i + 1][1])))
    for name, frames in talks:
        yield name, SEPARATOR.join(f.encode("utf-8", "surrogateescape") for f in frames)


def framed(text):
    return struct.pack("=I", len(text)) + text


def run(size):
    return RUN + size.to_bytes(3, "little")


def streams():
    hello = framed(request("host.hello", protocol="1.0").encode())
    yield "empty", b""
    yield "one", hello
    yield "some", hello + framed(b"") + framed(b"{}") + hello
    yield "cut-length", hello + b"\1\0"
    yield "cut-text", hello[:-1]
    yield "only-length", struct.pack("=I", 7)
    yield "4-gib", struct.pack("=I", 0xFFFFFFFF) + hello
    yield "largest", struct.pack("=I", MAX_FRAME) + run(MAX_FRAME) + hello
    yield "too-large", struct.pack("=I", MAX_FRAME + 1) + run(MAX_FRAME + 1) + hello
    yield "too-large-cut", struct.pack("=I", MAX_FRAME + 1) + run(MAX_FRAME)
    yield "too-large-twice", 2 * struct.pack("=I", 0xFFFFFFFF)
    for size in (65531, 65532, 65533, 65536, 16384, 16380, 81920):  # seams of the buffer
        yield f"seam-{size}", hello + struct.pack("=I", size) + run(size) + hello + hello
    yield "growing", b"".join(struct.pack("=I", 1 << n) + run(1 << n) for n in range(4, 20)) + hello
