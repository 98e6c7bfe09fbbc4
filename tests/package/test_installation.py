# SPDX-License-Identifier: EUPL-1.2
"""dpkg installs the packages on this system and takes them away without a trace. It works on overlays
in a mount namespace of its own, so the system itself stays as it is."""

import os
import subprocess
import unittest

import packages

# In: the names of the packages, as one argument, and their files.
SCRIPT = """
set -e
read -ra names <<<"$1"
shift
mount -t tmpfs none /mnt
for folder in usr etc var; do
  mkdir /mnt/$folder /mnt/$folder.work
  mount -t overlay none -o lowerdir=/$folder,upperdir=/mnt/$folder,workdir=/mnt/$folder.work /$folder
done
# The kernel is the system's own: it gets no profile.
[[ ! -d /sys/kernel/security ]] || mount -t tmpfs none /sys/kernel/security
export DEBIAN_FRONTEND=noninteractive
dpkg --install "$@" >&2
pec-companion --version
dpkg --verify "${names[@]}"
dpkg --remove "${names[@]}" >&2
find /usr -xdev -path '*pec[-_]companion*'
dpkg --purge "${names[@]}" >&2
find /usr /etc /var -xdev -path '*pec[-_]companion*'
"""


def met(name):
    """Is the package's every dependency, but for our own packages, installed here?"""
    wanted = [d.strip() for d in packages.field(name, "Depends").split(",")]
    wanted = [d for d in wanted if not d.startswith("pec-companion")]
    return all(subprocess.run(["dpkg-query", "--show", d.split()[0]], capture_output=True,
                              check=False).returncode == 0 for d in wanted)


def may_mount():
    return os.geteuid() == 0 and subprocess.run(["unshare", "--mount", "true"],
                                                capture_output=True, check=False).returncode == 0


class InstallationTest(unittest.TestCase):
    @unittest.skipUnless(may_mount(), "only root can lay overlays over the system")
    def test_they_come_and_go(self):
        # Without Thunderbird on this system, the programs alone.
        names = [name for name in packages.NAMES if met(name)]
        self.assertIn("pec-companion", names)
        run = subprocess.run(["unshare", "--mount", "bash", "-c", SCRIPT, "bash", " ".join(names),
                              *map(packages.deb, names)],
                             capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.stdout.split("\n"), [packages.field("pec-companion", "Version"), ""])

    def test_debian_has_what_they_depend_on(self):
        known = subprocess.run(["apt-cache", "show", "thunderbird"], capture_output=True,
                               check=False)
        if known.returncode != 0:
            self.skipTest("no package lists here: apt-get update")
        run = subprocess.run(["apt-get", "--simulate", "--quiet", "install",
                              *map(packages.deb, packages.NAMES)],
                             capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        for name in packages.NAMES:
            self.assertIn(f"\nInst {name} ", run.stdout)


if __name__ == "__main__":
    unittest.main()
