# SPDX-License-Identifier: EUPL-1.2
"""The host says what the command line says, byte for byte, message by message."""

import json
import pathlib
import subprocess
import unittest

import client
import installation

CHUNK_SIZES = (1000, 65536, client.CHUNK_BYTES)


def without_place(line):
    """A line of `verify --json` without path and index, which a message in a pipe has not."""
    return "{" + line[line.index('"kind":'):]


class CorpusTest(installation.HostTest):
    def lines_of(self, command, folder):
        run = subprocess.run([command, "verify", "--json", folder], capture_output=True, text=True,
                             env={"HOME": str(self.home)}, check=False)
        lines = run.stdout.splitlines()
        self.assertEqual(len(lines), len(list(folder.rglob("*.eml"))), run.stderr)
        return [json.loads(line)["path"] for line in lines], lines

    def compare(self, program, command, folder):
        paths, lines = self.lines_of(command, folder)
        count = 0
        with client.Host(program, self.home) as host:
            host.greet()
            for path, line in zip(paths, lines):
                data = pathlib.Path(path).read_bytes()
                for size in CHUNK_SIZES:
                    with self.subTest(path=path, size=size):
                        self.assertEqual(host.verdict_text(data, size), without_place(line))
                        count += 1
                    if size > len(data):
                        break
        return len(lines), count

    def test_the_corpus(self):
        messages, count = self.compare(self.program, self.command, installation.CORPUS / "messages")
        self.assertGreater(messages, 700)
        print(f"\n{messages} messages through the host, {count} verdicts compared with verify's")

    def test_real_messages(self):
        if not installation.SAMPLES.is_dir():
            self.skipTest(f"no folder {installation.SAMPLES}")
        program = installation.host_below(installation.BUILD)
        command = installation.LINUX_BUILD / "bin/pec-companion"
        messages, count = self.compare(program, command, installation.SAMPLES)
        print(f"\n{messages} real messages through the host, {count} verdicts compared with verify's")


if __name__ == "__main__":
    unittest.main()
