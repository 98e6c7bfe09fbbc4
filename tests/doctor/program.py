# SPDX-License-Identifier: EUPL-1.2
"""An installation of its own, a user of its own, and the command run there."""

from __future__ import annotations

import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import tempfile
import time
import unittest
from dataclasses import dataclass

import isolation

BUILD = pathlib.Path(os.environ["PEC_BUILD_DIR"])
ADDON = "pec-companion@pec-companion.example"
# What a run may take beyond the time limits of its servers: starting, and the installation's checks.
MARGIN_SECONDS = 4.0
# What nothing that is run may take, whatever it is sent; sanitizers take more for themselves.
MAX_MEMORY_KIB = 100 * 1024
# Facts that come from elsewhere and may be empty; the sentences then say so.
MAY_BE_EMPTY = {"found", "version", "names", "list", "text"}

TROUBLE = isolation.enter()


@dataclass
class Run:
    status: int
    seconds: float
    report: dict
    errors: str

    def checks(self):
        return [*self.report["installation"]["checks"],
                *(c for server in self.report["servers"] for c in server["checks"])]

    def check(self, name):
        """ "result reason" of one check; empty when it was not made."""
        found = [f"{c['result']} {c['reason']}" for c in self.checks() if c["id"] == name]
        return found[0] if found else ""

    def facts(self, name, server=0):
        checks = self.report["servers"][server]["checks"] if name.startswith("server.") else \
            self.report["installation"]["checks"]
        return next(c["facts"] for c in checks if c["id"] == name)


@unittest.skipIf(TROUBLE, TROUBLE)
class DoctorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory(prefix="pec-doctor-")
        cls.root = pathlib.Path(cls._folder.name)

    @classmethod
    def tearDownClass(cls):
        cls._folder.cleanup()

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(dir=self.root))
        self.installed = self.home / "installed"
        self.environment = {}
        for folder in ("bin", "libexec", "share"):
            shutil.copytree(BUILD / folder, self.installed / folder,
                            ignore=shutil.ignore_patterns("pec-companion-bench*"))
        self.host = self.installed / "libexec/pec-companion-host"
        self.manifest = self.home / ".mozilla/native-messaging-hosts/pec_companion.json"
        self.addon = self.home / f".thunderbird/abc.default/extensions/{ADDON}.xpi"

    def register(self, **changes):
        """The add-on and its manifest, where a user may have them."""
        self.addon.parent.mkdir(parents=True)
        self.addon.write_bytes(b"PK")
        self.write_manifest(**changes)

    def write_manifest(self, **changes):
        self.manifest.parent.mkdir(parents=True, exist_ok=True)
        self.manifest.write_text(json.dumps(
            {"name": "pec_companion", "description": "x", "path": str(self.host), "type": "stdio",
             "allowed_extensions": [ADDON]} | changes))

    def assert_little_memory(self):
        """Of the largest process that was run until now."""
        if "PEC_SANITIZERS" not in os.environ:
            self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, MAX_MEMORY_KIB)

    def command(self, *arguments):
        return self.program("doctor", *arguments)

    def program(self, *arguments):
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        return subprocess.run([self.installed / "bin/pec-companion", *arguments],
                              capture_output=True, text=True, check=False, timeout=120,
                              env=environment | self.environment)

    def doctor(self, *arguments):
        start = time.monotonic()
        run = self.command("--json", *arguments)
        seconds = time.monotonic() - start
        self.assertIn(run.returncode, (0, 1), run.stderr)
        self.assertEqual(run.stdout.count("\n"), 1)
        self.assertTrue(run.stdout.isascii())
        done = Run(run.returncode, seconds, json.loads(run.stdout), run.stderr)
        self.assert_worded(done)
        return done

    def assert_worded(self, run):
        """Every sentence finds the facts that it names; a value that is empty is left out of the JSON."""
        words = json.loads((BUILD / "share/pec-companion/locales/en.json").read_text())
        for check in run.checks():
            key = f"doctor.{check['id']}.{check['reason']}"
            named = set(re.findall(r"{(\w+)}", words[key] + words.get(f"{key}.action", "")))
            self.assertLessEqual(named - MAY_BE_EMPTY, set(check["facts"]), key)
