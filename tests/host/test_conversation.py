# SPDX-License-Identifier: EUPL-1.2
"""Whatever a front end sends, the host says what was wrong and goes on."""

import base64
import json
import os
import struct
import unittest

import client
import installation

NOTHING = {"jsonrpc": "2.0", "id": 1, "method": "message.discard", "params": {"message": "none"}}

# Frames that are no good request, and the reason that the host gives.
BAD_FRAMES = [
    (b"", "not-json"),
    (b"{", "not-json"),
    (b"\xff\xfe", "not-json"),
    (b"{}\0", "not-json"),
    (b"[" * 100_000, "too-deep"),
    (b"[]", "batch"),
    (b'"text"', "not-an-object"),
    (b"{}", "version"),
    (json.dumps(NOTHING | {"id": None}).encode(), "id"),
    (json.dumps(NOTHING | {"id": [1]}).encode(), "id"),
    (json.dumps(NOTHING | {"method": "message.explode"}).encode(), "method"),
    (json.dumps(NOTHING | {"params": [1]}).encode(), "params-by-name"),
    (json.dumps(NOTHING | {"params": {}}).encode(), "missing"),
    (json.dumps(NOTHING).encode(), "unknown-message"),
]


class ConversationTest(installation.HostTest):
    def reason_of(self, host):
        return json.loads(host.receive())["error"]["data"]["reason"]

    def assert_judges(self, host):
        verdict = json.loads(host.verdict_text(self.message("kind-acceptance-sha256")))
        self.assertEqual((verdict["outcome"], verdict["level"]), ("genuine", "good"))

    def test_bad_frames(self):
        with client.Host(self.program, self.home) as host:
            host.greet()
            for frame, reason in BAD_FRAMES:
                with self.subTest(frame=frame[:40]):
                    host.send_text(frame)
                    self.assertEqual(self.reason_of(host), reason)
                    self.assert_judges(host)

    def test_a_frame_of_4_gib_is_refused_at_once(self):
        host = client.Host(self.program, self.home)
        host.greet()
        host.send_bytes(struct.pack("=I", 0xFFFFFFFF))
        self.assertEqual(self.reason_of(host), "frame-size")
        host.process.stdin.close()
        self.assertEqual(self.reason_of(host), "cut-short")
        self.assertEqual(host.close(), 2)

    def test_a_frame_too_large_is_passed_over(self):
        with client.Host(self.program, self.home) as host:
            host.greet()
            host.send_bytes(struct.pack("=I", 3 << 20) + b"x" * (3 << 20))
            self.assertEqual(self.reason_of(host), "frame-size")
            self.assert_judges(host)

    def test_messages_in_any_interleaving(self):
        names = {f"m{i}": self.message("kind-acceptance-sha256") if i % 2 else self.large_message()
                 for i in range(8)}
        with client.Host(self.program, self.home) as host:
            host.greet()
            for name, data in names.items():
                host.call("message.begin", message=name, size=len(data))
            sent = dict.fromkeys(names, 0)
            while any(sent[name] < len(data) for name, data in names.items()):
                for name, data in names.items():
                    start = sent[name]
                    if start >= len(data):
                        continue
                    piece = data[start:start + 700_001]
                    host.call("message.chunk", message=name, sequence=start // 700_001,
                              data=base64.b64encode(piece).decode())
                    sent[name] += len(piece)
            for name in names:
                verdict = host.call("message.verify", message=name)["verdict"]
                self.assertEqual(verdict["outcome"], "genuine", name)

    def test_requests_sent_ahead_are_answered_in_order(self):
        data = base64.b64encode(self.message("kind-acceptance-sha256")).decode()
        size = len(base64.b64decode(data))
        with client.Host(self.program, self.home) as host:
            host.greet()
            ids = [host.post("message.begin", message="m", size=size),
                   host.post("message.chunk", message="m", sequence=0, data=data),
                   host.post("message.verify", message="m"),
                   host.post("message.discard", message="m")]
            replies = [json.loads(host.receive()) for _ in ids]
            self.assertEqual([reply["id"] for reply in replies], ids)
            self.assertEqual(replies[2]["result"]["verdict"]["outcome"], "genuine")

    def test_parts_come_down_as_they_were_sent(self):
        with client.Host(self.program, self.home) as host:
            host.greet()
            data = self.message("kind-envelope-sha256")
            host.upload("m", data)
            host.call("message.verify", message="m")
            self.assertIn(host.part("m", "original"), data)
            parts = host.call("message.parts", message="m", **{"from": 0})["parts"]
            for part in parts:
                self.assertTrue(host.part("m", part["part"]), part)

    def test_nothing_in_the_environment_changes_it(self):
        trap = self.home / "trap.cnf"
        trap.write_text("openssl_conf = init\n[init]\nproviders = p\n[p]\nx = y\n[y]\n"
                        "module = /nonexistent.so\nactivate = 1\n")
        names = ["OPENSSL_CONF", "OPENSSL_MODULES", "SSL_CERT_FILE", "QT_PLUGIN_PATH",
                 "GIO_EXTRA_MODULES", "QT_LOGGING_CONF"]
        if not installation.WINDOWS:  # there they would only stop Wine
            names += ["GCONV_PATH", "LOCPATH", "TMPDIR"]
        env = dict.fromkeys(names, str(trap))
        with client.Host(self.program, self.home, env) as host:
            host.greet()
            self.assert_judges(host)

    def test_only_its_log_is_written_and_says_nothing_private(self):
        data = self.message("kind-acceptance-sha256")
        with client.Host(self.program, self.home, {"PEC_COMPANION_LOG": "debug"}) as host:
            host.greet()
            host.verdict_text(data)
        self.assertEqual(self.files_left(), [])
        log = (self.data / "log/host.log").read_text()
        self.assertIn("genuine", log)
        for private in ("@", "studio", "gestore", "Subject", "ACCETTAZIONE"):
            self.assertNotIn(private, log)

    @unittest.skipIf(installation.WINDOWS, "on Windows the user's folders are closed to others")
    def test_its_log_is_for_its_user_only(self):
        with client.Host(self.program, self.home) as host:
            host.greet()
        self.assertEqual(os.stat(self.data / "log/host.log").st_mode & 0o777, 0o600)

    def test_lengths_may_hold_any_byte(self):
        """Among them what a text file on Windows does not survive: line feed and Control-Z."""
        lengths = set()
        with client.Host(self.program, self.home) as host:
            host.greet()
            data = self.message("kind-acceptance-sha256")
            host.upload("m", data)
            host.call("message.verify", message="m")
            for offset in range(600):
                request = {"jsonrpc": "2.0", "id": "\u00e8", "method": "message.report",
                           "params": {"message": "m", "offset": offset}}
                text = json.dumps(request, indent="\r\n")
                host.send_text(text + " " * (0x1A0A - len(text) if offset % 2 else 0))
                reply = host.receive()
                self.assertIn("text", json.loads(reply)["result"])
                lengths.add(len(reply.encode()) & 0xFF)
        self.assertLessEqual({0x00, 0x0A, 0x0D, 0x1A}, lengths)


if __name__ == "__main__":
    unittest.main()
