# SPDX-License-Identifier: EUPL-1.2
"""Pages for a browser: whole files of their user, a few of them, and a clear error where none can be written."""

import html.parser
import os
import pathlib
import re
import stat
import subprocess
import unittest

import client
import installation

KEPT = 20
DISK_KIB = 256


class Outline(html.parser.HTMLParser):
    """The elements of a page, and the text of its heading."""

    def __init__(self):
        super().__init__()
        self.elements, self.heading, self._in_heading = set(), "", False

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self._in_heading = tag == "h1"

    def handle_endtag(self, tag):
        self._in_heading = False

    def handle_data(self, data):
        if self._in_heading:
            self.heading += data


class PagesTest(installation.HostTest):
    def judged(self, host, name="attack-subject-html-envelope"):
        host.greet()
        host.upload("m", self.message(name))
        host.call("message.verify", message="m")

    def test_a_page_is_a_file_of_its_user(self):
        with client.Host(self.program, self.home) as host:
            self.judged(host)
            path = pathlib.Path(host.call("message.page", message="m", language="it")["path"])
            self.assertEqual(path.parent, self.data / "pages")
            self.assertRegex(path.name, r"^verdict-[0-9a-f]{16}\.html$")
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
            self.assertEqual(stat.S_IMODE(path.parent.stat().st_mode), 0o700)
            page = Outline()
            page.feed(path.read_text(encoding="utf-8"))
            self.assertIn("PEC autentica", page.heading)
            self.assertFalse(page.elements & {"script", "b", "img", "a", "iframe", "link"}, page.elements)
        self.assertTrue(path.exists(), "it outlives the host")

    def test_the_newest_are_kept(self):
        paths = []
        for _ in range(2):
            with client.Host(self.program, self.home) as host:
                self.judged(host)
                for number in range(KEPT - 5):
                    paths.append(pathlib.Path(host.call("message.page", message="m")["path"]))
                    os.utime(paths[-1], (len(paths), len(paths)))
        self.assertEqual([path.exists() for path in paths],
                         [False] * (len(paths) - KEPT) + [True] * KEPT)
        self.assertEqual(len(list((self.data / "pages").iterdir())), KEPT)

    def refusal(self, env, before=lambda: None):
        """What a page comes to where it cannot be written; the host goes on."""
        with client.Host(self.program, self.home, env) as host:
            self.judged(host)
            before()
            with self.assertRaises(client.RpcFailure) as failure:
                host.call("message.page", message="m")
            self.assertEqual(failure.exception.error["code"], -32004)
            self.assertEqual(failure.exception.reason, "page")
            self.assertEqual(host.call("message.parts", message="m", **{"from": 0})["next"], None)
            return failure.exception.error["data"]["what"]

    def test_no_folder(self):
        blocked = self.home / "file"
        blocked.write_text("no folder")
        self.assertEqual(self.refusal({"XDG_DATA_HOME": str(blocked)}), "not-found")

    def test_a_disk_that_cannot_be_written(self):
        self.on_a_disk(["-o", "remount,ro"], "no-permission")

    def test_a_full_disk(self):
        self.on_a_disk(None, "no-space")

    def on_a_disk(self, remount, what):
        disk = self.home / "disk"
        disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_KIB}k", "tmpfs", str(disk)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            self.skipTest("only a superuser can make a small disk")

        def spoil():
            if remount:
                subprocess.run(["mount", *remount, str(disk)], check=True)
                return
            with (disk / "filler").open("wb", buffering=0) as filler:
                try:
                    while filler.write(b"x" * 4096):
                        pass
                except OSError:
                    pass
        try:
            self.assertEqual(self.refusal({"XDG_DATA_HOME": str(disk)}, spoil), what)
            left = [p.name for p in disk.rglob("*") if re.search(r"\.html|\.part", p.name)]
            self.assertEqual(left, [], "no half a page")
        finally:
            subprocess.run(["umount", str(disk)], check=True)


if __name__ == "__main__":
    unittest.main()
