# SPDX-License-Identifier: EUPL-1.2
"""A clean Debian 12 of one test, in which a user installs, works and removes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(TOP / "tests/thunderbird"))

from thunderbird import Thunderbird  # noqa: E402

USER, OTHER_USER = 1000, 1001  # lucia, marco


class CleanRoot:
    """`work` has the same path inside and outside. The caller's mount namespace is its own."""

    def __init__(self, base: Path, folder: Path, work: Path) -> None:
        self.folder = folder
        self.work = work
        self._mounted: list[Path] = []
        subprocess.run(["cp", "-a", "--reflink=auto", base, folder], check=True)
        for each in ("proc", "dev", "sys"):
            self._mount("--rbind", f"/{each}", folder / each)
        inside = folder / work.relative_to("/")
        inside.mkdir(parents=True)
        self._mount("--bind", work, inside)

    def _mount(self, way: str, source: str | Path, target: Path) -> None:
        subprocess.run(["mount", way, source, target], check=True)
        self._mounted.append(target)

    def unmount(self) -> None:
        """Before the folder is removed, so that nothing behind a mount is."""
        for each in reversed(self._mounted):
            subprocess.run(["umount", "--recursive", "--lazy", each], check=True)

    def run(self, *command: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        """As root, without a question."""
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8",
                       "DEBIAN_FRONTEND": "noninteractive"}
        environment |= {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        done = subprocess.run(["/usr/sbin/chroot", self.folder, *command], capture_output=True, text=True, check=False,
                              env=environment)
        if check and done.returncode:
            raise AssertionError(f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done

    def as_user(self, home: Path, *command: str | Path, user: int = USER) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["/usr/sbin/chroot", f"--userspec={user}:{user}", self.folder, *command], capture_output=True,
                              text=True, check=False, env={"PATH": "/usr/bin:/bin", "HOME": str(home),
                                                           "LC_ALL": "C.UTF-8"})

    def inside(self, path: Path) -> Path:
        """Where a path below `work` lies behind its mount: what is mounted over it must be seen by those inside."""
        return self.folder / path.relative_to("/")

    def install(self, packages: list[Path]) -> str:
        """apt install ./a.deb ./b.deb, as the README says."""
        return self.run("apt-get", "install", "-y", "--no-install-recommends", *self._bring(packages)).stdout

    def downgrade(self, packages: list[Path]) -> str:
        return self.run("apt-get", "install", "-y", "--allow-downgrades", *self._bring(packages)).stdout

    def _bring(self, packages: list[Path]) -> list[str]:
        target = self.folder / "tmp"
        return [f"/tmp/{shutil.copy(each, target) and each.name}" for each in packages]

    def our_files(self) -> set[str]:
        """Everything of ours below the system's folders: what has our name, and the wizard's presets."""
        found = set()
        for top in ("etc", "usr", "var/lib", "opt", "home", "root"):
            for path in (self.folder / top).rglob("*"):
                name = str(path.relative_to(self.folder))
                if path.suffix != ".deb" and ("pec-companion" in name or "pec_companion" in name
                                              or "thunderbird/isp/" in name and "riseup" not in name
                                              and path.suffix == ".xml"):
                    found.add(name)
        return found


class RootThunderbird(Thunderbird):
    """The Thunderbird installed in a clean root, run by its user."""

    def __init__(self, root: CleanRoot, home: Path, profile: Path, log: Path) -> None:
        super().__init__(home, profile, log)
        self._root = root

    def _with_presets(self) -> list[str | Path]:
        return ["/usr/sbin/chroot", f"--userspec={USER}:{USER}", self._root.folder]
