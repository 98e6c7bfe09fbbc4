# SPDX-License-Identifier: EUPL-1.2
"""Shells complete every command and every option that "pec-companion --help" tells of, and their values."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["PEC_BUILD_DIR"])
PROGRAM = BUILD / "bin/pec-companion"
SCRIPTS = BUILD / "completions"

BASH = """
source "$1"
shift
COMP_WORDS=(pec-companion "$@")
COMP_CWORD=$(($# ))
_pec_companion
printf '%s\\n' "${COMPREPLY[@]}"
"""
# What zsh's own functions would show, without a terminal.
ZSH = """
_describe() { print -rl -- "${(@P)2}"; }
_files() { print -r -- "files $*"; }
compadd() { shift; print -rl -- "$@"; }
script=$1
shift
words=(pec-companion "$@")
CURRENT=$#words
source "$script"
"""


def help_of(*path):
    run = subprocess.run([PROGRAM, *path, "--help"], capture_output=True, text=True, check=True,
                         env={"LC_ALL": "C.UTF-8"})
    return run.stdout


def section(text, name):
    found = re.search(rf"^{name}:\n((?:  .*\n?)+)", text, re.MULTILINE)
    return re.findall(r"^  (\S+)", found[1], re.MULTILINE) if found else []


def places(path=()):
    """Each command with its own commands and long options, the program itself first."""
    text = help_of(*path)
    commands = section(text, "Subcommands")
    options = [name for names in section(text, "Options") for name in names.split(",") if name.startswith("--")]
    yield path, commands, options
    for command in commands:
        yield from places((*path, command))


class Completion(unittest.TestCase):
    def complete(self, *words, folder=None):
        raise NotImplementedError

    def completed(self, *words, folder=None):
        return [line.partition(":")[0] for line in self.complete(*words, folder=folder).splitlines() if line]


class Cases:
    def test_every_command_and_option(self):
        seen = 0
        for path, commands, options in places():
            with self.subTest(" ".join(path) or "the program"):
                if commands:
                    self.assertEqual(sorted(self.completed(*path, "")), sorted(commands))
                self.assertEqual(sorted(self.completed(*path, "--")), sorted(options))
                self.assertIn("--help", options)
                seen += 1
        self.assertGreater(seen, 10)

    def test_values(self):
        self.assertEqual(sorted(self.completed("verify", "--lang", "")), ["de", "en", "it"])
        self.assertEqual(sorted(self.completed("reminder", "on", "--lang", "")), ["de", "en", "it"])
        self.assertEqual(sorted(self.completed("completion", "")), ["bash", "zsh"])
        self.assertEqual(self.completed("reminder", "on", "--days", ""), [])

    def test_a_value_is_no_command(self):
        self.assertIn("--sent", self.completed("verify", "--account", "explain", "--"))


def complete_with(shell, script, name, words, folder):
    run = subprocess.run([shell, *script, name, SCRIPTS / name, *words], capture_output=True, text=True,
                         cwd=folder, check=False, env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]})
    # zsh's functions end with 1 when they found nothing.
    if run.stderr or (run.returncode and run.stdout):
        raise AssertionError(run.stderr or run.stdout)
    return run.stdout


class Bash(Cases, Completion):
    def complete(self, *words, folder=None):
        return complete_with("bash", ["--norc", "-c", BASH], "bash", words, folder)

    def test_files_and_folders(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "una lettera.eml").touch()
            (pathlib.Path(folder) / "un altro").mkdir()
            self.assertEqual(sorted(self.completed("verify", "un", folder=folder)), ["un altro", "una lettera.eml"])
            self.assertEqual(self.completed("verify", "--anchors", "un", folder=folder), ["un altro"])
            self.assertEqual(self.completed("doctor", "un", folder=folder), [])


@unittest.skipUnless(shutil.which("zsh"), "no zsh here")
class Zsh(Cases, Completion):
    def complete(self, *words, folder=None):
        return complete_with("zsh", ["-f", "-c", ZSH], "zsh", words, folder)

    def test_files_and_folders(self):
        self.assertEqual(self.complete("verify", "un").strip(), "files")
        self.assertEqual(self.complete("verify", "--anchors", "un").strip(), "files -/")
        self.assertEqual(self.complete("doctor", "un"), "")

    def test_what_each_is(self):
        self.assertIn("audit:What in the accounts' settings can lose a PEC", self.complete(""))


if __name__ == "__main__":
    unittest.main()
