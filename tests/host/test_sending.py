# SPDX-License-Identifier: EUPL-1.2
"""What the host knows before sending: genuine messages teach it, others' do not, and the command says the same."""

import json
import subprocess
import unittest

import client
import installation

OWN = "studio.legale@pec.gestore-uno.example"
THEM = "anna.bianchi@pec.gestore-due.example"


class SendingTest(installation.HostTest):
    def verdict_of(self, host):
        return host.call("addresses.check", addresses=[THEM])["addresses"][0]

    def judge(self, host, name, **context):
        data = self.message(name)
        host.upload("m", data)
        reply = host.call("message.verify", message="m", context=context)
        host.call("message.discard", message="m")
        return reply

    def test_a_genuine_receipt_teaches(self):
        with client.Host(self.program, self.home) as host:
            host.greet()
            self.assertEqual(self.verdict_of(host)["verdict"], "unknown")
            # Asked for, and of our own: every other way teaches nothing.
            self.assertNotIn("learned", self.judge(host, "kind-acceptance-sha256", accounts=[OWN]))
            self.assertEqual(self.judge(host, "kind-acceptance-sha256", learn=True)["learned"], 0)
            self.assertEqual(self.judge(host, "kind-acceptance-sha256", learn=True,
                                        accounts=["other@pec.gestore-uno.example"])["learned"], 0)
            self.assertEqual(self.judge(host, "kind-acceptance-sha256", learn=True, accounts=[OWN],
                                        headers=False)["learned"], 0)
            self.assertEqual(self.verdict_of(host)["verdict"], "unknown")
            self.assertEqual(self.judge(host, "kind-acceptance-sha256", learn=True,
                                        accounts=[OWN])["learned"], 1)
            found = self.verdict_of(host)
        self.assertEqual(found["verdict"], "certified")
        self.assertEqual(found["evidence"][0]["source"], "acceptance")
        # Another host, and the command, know it too.
        with client.Host(self.program, self.home) as host:
            host.greet()
            self.assertEqual(self.verdict_of(host)["verdict"], "certified")
        message = f"From: {OWN}\r\nTo: {THEM}\r\nSubject: x\r\n\r\ny\r\n"
        run = subprocess.run([self.command, "check-send", "--json", "--pec", "-"], input=message.encode(),
                             env={"HOME": str(self.home)}, capture_output=True, check=False)
        told = json.loads(run.stdout)
        self.assertEqual((run.returncode, told["findings"]), (0, []))
        self.assertEqual(told["recipients"][0]["verdict"], "certified")

    def test_a_forged_receipt_teaches_nothing(self):
        forged = self.message("kind-acceptance-sha256").replace(b"studio.legale", b"studio.Legale", 1)
        with client.Host(self.program, self.home) as host:
            host.greet()
            for number, data in enumerate((forged, forged.replace(b"\r\n", b"\n"), b"From: a@b\r\n\r\nx")):
                name = f"m{number}"
                host.upload(name, data)
                reply = host.call("message.verify", message=name, context={"accounts": [OWN], "learn": True})
                if reply["verdict"]["outcome"] != "genuine":
                    self.assertEqual(reply["learned"], 0)
            altered = self.message("kind-acceptance-sha256")
            at = altered.index(b"MII") + 200
            altered = altered[:at] + (b"A" if altered[at:at + 1] != b"A" else b"B") + altered[at + 1:]
            host.upload("a", altered)
            reply = host.call("message.verify", message="a", context={"accounts": [OWN], "learn": True})
            self.assertNotEqual(reply["verdict"]["outcome"], "genuine")
            self.assertEqual(reply["learned"], 0)

    def test_a_damaged_directory_stops_nothing(self):
        self.data.mkdir(parents=True)
        (self.data / "directory.sqlite").write_bytes(b"no database" * 1000)
        with client.Host(self.program, self.home) as host:
            host.greet()
            reply = host.call("draft.check", sender={"address": OWN, "pec": True},
                              draft={"from": OWN, "to": [{"address": THEM}], "subject": "x"})
            self.assertEqual(reply["directory"], "unusable")
            self.assertEqual(reply["recipients"][0]["verdict"], "unknown")
            with self.assertRaises(client.RpcFailure) as failure:
                host.call("directory.stats")
            self.assertEqual(failure.exception.reason, "directory")

    def test_the_log_names_nobody(self):
        with client.Host(self.program, self.home) as host:
            host.greet()
            host.call("draft.check", sender={"address": OWN}, draft={"from": OWN, "to": [{"address": THEM}]})
            host.call("directory.decide", address=THEM, says="ordinary")
        log = (self.data / "log/host.log").read_text()
        self.assertIn("draft.check: 1 recipients", log)
        self.assertNotIn("anna.bianchi", log)
        self.assertNotIn("gestore", log)


if __name__ == "__main__":
    unittest.main()
