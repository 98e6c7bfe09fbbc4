# SPDX-License-Identifier: EUPL-1.2
"""The host works, and only works, within its AppArmor profile."""

import json
import pathlib
import shutil
import subprocess
import unittest

import client
import installation

PROFILE = pathlib.Path(__file__).resolve().parents[2] / "installer/apparmor/pec-companion-host"
KERNEL = pathlib.Path("/sys/kernel/security/apparmor/profiles")


def parser(*arguments):
    return subprocess.run(["apparmor_parser", *arguments], capture_output=True, text=True,
                          check=False)


@unittest.skipUnless(shutil.which("apparmor_parser"), "apparmor_parser is not installed")
class SandboxTest(installation.HostTest):
    def test_the_profile_compiles(self):
        run = parser("--skip-kernel-load", "--skip-cache", str(PROFILE))
        self.assertEqual(run.returncode, 0, run.stderr)

    @unittest.skipUnless(KERNEL.exists(), "this kernel runs without AppArmor")
    def test_the_host_within_it(self):
        text = PROFILE.read_text()
        text = text.replace("@{PEC_PREFIX}=/usr", f"@{{PEC_PREFIX}}={self.root}")
        text = text.replace("@{HOME}/.local/share", f"{self.home}/.local/share")
        text = text.replace("profile pec-companion-host ", "profile pec-companion-host-test ")
        own = self.home / "profile"
        own.write_text(text)
        run = parser("--replace", "--skip-cache", str(own))
        if run.returncode != 0:
            self.skipTest(f"no profile can be loaded here: {run.stderr.strip()}")
        try:
            (self.home / ".local/share").mkdir(parents=True)
            with client.Host(self.program, self.home) as host:
                label = pathlib.Path(f"/proc/{host.process.pid}/attr/current").read_text()
                self.assertIn("pec-companion-host-test (enforce)", label)
                host.greet()
                verdict = json.loads(host.verdict_text(self.large_message()))
                self.assertEqual(verdict["outcome"], "genuine")
                host.upload("p", self.message("kind-acceptance-sha256"))
                host.call("message.verify", message="p")
                self.assertTrue(pathlib.Path(host.call("message.page", message="p")["path"]).exists())
        finally:
            parser("--remove", str(own))


if __name__ == "__main__":
    unittest.main()
