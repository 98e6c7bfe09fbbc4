# SPDX-License-Identifier: EUPL-1.2
"""The host says what the command line says, byte for byte, message by message."""

import collections
import json
import pathlib
import re
import subprocess
import unittest

import client
import installation

CHUNK_SIZES = (1000, 65536, client.CHUNK_BYTES)


def without_place(line):
    """A line of `verify --json` without path and index, which a message in a pipe has not."""
    return "{" + line[line.index('"kind":'):]


def without_outer_headers(data):
    """A message as Outlook keeps it: of its header only what is about its content."""
    end = re.search(rb"\n(?=\r?\n)", data)  # of the last field; a message may be nothing but fields
    end = end.end() if end else len(data)
    fields = re.findall(rb"^(?:content-|mime-version:)[^\n]*\n(?:[ \t][^\n]*\n)*", data[:end],
                        re.IGNORECASE | re.MULTILINE)
    return b"".join(fields) + data[end:]


class CorpusTest(installation.HostTest):
    def lines_of(self, command, folder, *options):
        run = subprocess.run([command, "verify", "--json", *options, folder], capture_output=True, text=True,
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

    def test_the_corpus_without_outer_headers(self):
        folder = self.home / "signed parts"
        folder.mkdir()
        for path in (installation.CORPUS / "messages").glob("*.eml"):
            (folder / path.name).write_bytes(without_outer_headers(path.read_bytes()))
        paths, lines = self.lines_of(self.command, folder, "--no-headers")
        levels = collections.Counter()
        with client.Host(self.program, self.home) as host:
            host.greet()
            for path, line in zip(paths, lines):
                data = pathlib.Path(path).read_bytes()
                with self.subTest(path=path):
                    self.assertEqual(host.verdict_text(data, headers=False), without_place(line))
                levels[json.loads(line)["level"]] += 1
        self.assertGreater(levels["attention"], 300)
        self.assertEqual(levels["good"], 0)
        print(f"\n{len(lines)} messages without headers: {dict(levels)}")

    def test_real_messages(self):
        if not installation.SAMPLES.is_dir():
            self.skipTest(f"no folder {installation.SAMPLES}")
        program = installation.host_below(installation.BUILD)
        command = installation.LINUX_BUILD / "bin/pec-companion"
        messages, count = self.compare(program, command, installation.SAMPLES)
        print(f"\n{messages} real messages through the host, {count} verdicts compared with verify's")


if __name__ == "__main__":
    unittest.main()
