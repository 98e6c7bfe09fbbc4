# SPDX-License-Identifier: EUPL-1.2
"""The examples of docs/protocol.md are true."""

import base64
import json
import pathlib
import re
import unittest

import client
import installation

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs/protocol.md"
MESSAGES = {"$RECEIPT": "kind-acceptance-sha256", "$ENVELOPE": "kind-envelope-sha256"}


def holds(whole, part):
    """Whether `part` is what `whole` holds, perhaps among other things; "..." is any text."""
    if part == "...":
        return isinstance(whole, str) and whole != ""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(name in whole and holds(whole[name], value) for name, value in part.items())
    return whole == part


class ProtocolPageTest(installation.HostTest):
    def examples(self):
        """Pairs of request and reply, filled in; $SIZE is of the message that comes next."""
        text = PAGE.read_text()
        values = {}
        for name, file in MESSAGES.items():
            data = self.message(file)
            values[name] = base64.b64encode(data).decode()
            # The size is asked for just before the message itself.
            at = text.index(f'"{name}"')
            start = text.rindex("$SIZE", 0, at)
            text = text[:start] + str(len(data)) + text[start + len("$SIZE"):]
        for name, value in values.items():
            text = text.replace(f'"{name}"', f'"{value}"')
        return re.findall(r"^    --> (.*)\n    <-- (.*)$", text, re.MULTILINE)

    def test_every_example(self):
        examples = self.examples()
        self.assertGreater(len(examples), 15)
        with client.Host(self.program, self.home) as host:
            for request, wanted in examples:
                host.send_text(request)
                reply = json.loads(host.receive())
                if installation.WINDOWS and json.loads(request)["method"] == "accounts.test":
                    self.assertEqual(reply["error"]["code"], -32601)  # no such test there yet
                    continue
                self.assertTrue(holds(reply, json.loads(wanted)), f"{request[:200]}\n{reply}")

    def test_every_reason_of_the_sources_is_named(self):
        source = PAGE.parents[1] / "native-host/src/protocol"
        code = "".join(path.read_text() for path in sorted(source.glob("*.cpp")))
        reasons = set(re.findall(r'(?:fail\(ErrorCode::\w+|refused|bad\(\w+(?:::\w+)?|internal)\(?,?\s*"([a-z-]+)"',
                                 code))
        reasons |= set(re.findall(r'blame\(\w+, "([a-z-]+)"', code))
        self.assertGreater(len(reasons), 20, reasons)
        page = PAGE.read_text()
        self.assertEqual([reason for reason in sorted(reasons) if f"`{reason}`" not in page], [])


if __name__ == "__main__":
    unittest.main()
