# SPDX-License-Identifier: EUPL-1.2
"""The built packages, what should be in them, and a Wine of its own to install them in."""

import getpass
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
MSI = pathlib.Path(os.environ["PEC_MSI"])
STAGE = MSI / "stage"
VERSION = re.search(r"^project\(.*?\bVERSION ([\d.]+)", (TOP / "CMakeLists.txt").read_text(),
                    re.DOTALL | re.MULTILINE)[1]
SCOPES = ("machine", "user")
RUN_WINE = TOP / "tests/windows/run-wine"

sys.path[:0] = [str(TOP / "installer/msi"), str(TOP / "tests/host")]


def package(scope, version=VERSION, folder=MSI):
    return folder / f"pec-companion-{version}-x64{'' if scope == 'machine' else '-user'}.msi"


def make(stage, scope, version, folder):
    """A package of another stage or version."""
    out = package(scope, version, folder)
    subprocess.run([TOP / "installer/msi/make-msi", stage, scope, version, MSI / "icon.ico", out], check=True)
    return out


def installed(stage):
    """The stage's files that go into the installation's own folder."""
    return [name for name in files_below(stage) if not name.startswith("beside-thunderbird/")]


def files_below(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def listed(name):
    """The lines of a list beside this file; those that end in " = FOLDER" stand for the sources' files."""
    out = []
    for line in (pathlib.Path(__file__).parent / name).read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        path, _, folder = line.partition(" = ")
        out += [f"{path}/{p}" for p in files_below(TOP / folder)] if folder else [path]
    return sorted(out)


class Wine:
    """A fresh drive C."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="pec-msi-", ignore_cleanup_errors=True)
        self.prefix = pathlib.Path(self._folder.name) / "wine"
        self.drive = self.prefix / "drive_c"
        self.environment = os.environ | {"PEC_WINE_PREFIX": str(self.prefix)}
        self.user = getpass.getuser()
        self.run("cmd", "/c", "exit")

    def close(self):
        self._server("-k")
        self._folder.cleanup()

    def _server(self, option):
        subprocess.run(["wineserver", option], env=os.environ | {"WINEPREFIX": str(self.prefix)}, check=False)

    def run(self, *command, **options):
        return subprocess.run([RUN_WINE, *command], env=self.environment, capture_output=True, check=False,
                              **options)

    def msiexec(self, *arguments):
        """Out: the exit status, of which Wine hands on the low eight bits."""
        return self.run("msiexec", *arguments, "/qn").returncode

    def install(self, file, *properties):
        return self.msiexec("/i", windows_path(file), *properties)

    def uninstall(self, file):
        return self.msiexec("/x", windows_path(file))

    def unix_path(self, path):
        """A path of one of the drives, as this system says it."""
        return (self.prefix / "dosdevices" / path[:2].lower()).resolve() / path[3:].replace("\\", "/")

    def add_drive(self, letter):
        folder = self.prefix / f"drive_{letter}"
        folder.mkdir()
        (self.prefix / "dosdevices" / f"{letter}:").symlink_to(folder)
        return folder

    def set_registry(self, key, name, value):
        """A text in the 64-bit view."""
        done = self.run("reg", "add", key, "/v", name, "/d", value, "/f", "/reg:64")
        assert done.returncode == 0, done.stderr

    def install_thunderbird(self, folder="Program Files/Mozilla Thunderbird"):
        """What its installer would tell Windows of it."""
        path = self.drive / folder
        path.mkdir(parents=True, exist_ok=True)
        (path / "thunderbird.exe").write_bytes(b"MZ")
        self.set_registry("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\thunderbird.exe",
                          "Path", "C:\\" + folder.replace("/", "\\"))
        return path

    def log_in(self, name, has_folders=True):
        """From now on somebody else uses the computer: Wine knows one user, whose folders then lie elsewhere."""
        self.user = name
        for folder, below in (("Local AppData", "Local"), ("AppData", "Roaming")):
            self.set_registry("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders", folder,
                              f"C:\\users\\{name}\\AppData\\{below}")
            if has_folders:
                (self.drive / "users" / name / "AppData" / below).mkdir(parents=True, exist_ok=True)

    @property
    def local_data(self):
        return self.drive / "users" / self.user / "AppData/Local"

    def registry(self):
        """(root, key, name) -> value as Wine's files have it; the name of a default value is "@"."""
        self._server("-w")  # they are on the disk only now
        out = {}
        for root, name in (("HKLM", "system.reg"), ("HKCU", "user.reg")):
            text = (self.prefix / name).read_text(encoding="utf-8", errors="replace")
            for section in re.split(r"^\[", text, flags=re.MULTILINE)[1:]:
                key, _, body = section.partition("]")
                for line in re.findall(r'^(@|"(?:[^"\\]|\\.)*")=(.*(?:\\\n.*)*)$', body, re.MULTILINE):
                    out[root, unescaped(key), unescaped(line[0].strip('"'))] = line[1]
        return out

    def files(self):
        """What lies on drive C, but for Wine's and Windows' own folders."""
        return {p.relative_to(self.drive).as_posix() for p in self.drive.rglob("*")
                if not p.is_relative_to(self.drive / "windows")}


def addon():
    """The identifier of the add-on, by which policies speak of it."""
    (file,) = (STAGE / "thunderbird").iterdir()
    return file.stem


def presets():
    """The files for Thunderbird's own folder: one for each domain of a provider whose servers are known well."""
    providers = json.loads((TOP / "native-host/data/providers.json").read_text(encoding="utf-8"))
    reliable = [each for each in providers["providers"] + providers["customer_domains"]
                if {each.get(kind, {}).get("confidence") for kind in ("imap", "smtp")} <= {"high", "medium"}]
    return sorted(f"isp/{domain['domain']}.xml" for each in reliable for domain in each["mailbox_domains"])


def windows_path(path):
    return "Z:" + str(path).replace("/", "\\")


def unescaped(text):
    return re.sub(r"\\(.)", r"\1", text)


def text_of(value):
    """A string value; None for another type."""
    found = re.fullmatch(r'(?:str\(2\):)?"(.*)"', value)
    return unescaped(found[1]) if found else None


def changed_stage(folder):
    """A stage of which every file differs, one is gone and one is new."""
    stage = folder / "stage"
    shutil.copytree(STAGE, stage)
    for name in files_below(stage):
        with open(stage / name, "ab") as file:
            file.write(b"\n")  # no reader of these files minds
    (stage / "licences/PEC-Companion.txt").unlink()
    (stage / "licences/New.txt").write_bytes(b"new\n")
    return stage
