# SPDX-License-Identifier: EUPL-1.2
"""Holds what pec-companion.exe says about a corpus against what the program for Linux says.

Both run in the same folder with the same relative paths, so every byte has to be the same; only the
separator in "path" is each system's own.

    compare_systems.py --linux PROGRAM --windows PROGRAM.exe FOLDER [FOLDER...]

A FOLDER with corpus.json is the provider's, judged as a folder and then case by case in the context each
case asks for; any other is a folder of messages.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

import programs


def context_options(context: dict) -> list[str]:
    options = [f"--account={account}" for account in context.get("accounts", [])]
    options += [f"--{name}={context[name]}" for name in ("arrived", "sent") if context.get(name)]
    return options


def runs_on(folder: Path) -> list[list[str]]:
    """The arguments of each run on a folder."""
    base = ["verify", "--json"]
    if not (folder / "corpus.json").exists():
        return [[*base, "."]]
    base += ["--anchors", "trust"]
    files = defaultdict(list)
    for case in json.loads((folder / "corpus.json").read_bytes()):
        files[tuple(context_options(case.get("context") or {}))].append(case["file"])
    return [[*base, "messages"]] + [[*base, *options, *named] for options, named in files.items()]


def with_slashes(line: bytes) -> bytes:
    """A line whose "path" is written as on Linux; the rest is left as the very bytes it is."""
    path = json.loads(line)["path"]
    windows = json.dumps(path, ensure_ascii=False).encode()
    linux = json.dumps(path.replace("\\", "/"), ensure_ascii=False).encode()
    if line.count(b'"path":' + windows) != 1:
        raise ValueError(f"no plain path in {line!r}")
    return line.replace(b'"path":' + windows, b'"path":' + linux)


def compare(linux: programs.Program, windows: programs.Program, folder: Path) -> tuple[int, int]:
    """Out: how many verdicts were compared, and how many differ. Prints those that do."""
    compared = different = 0
    for arguments in runs_on(folder):
        ours = linux.run(*arguments, folder=folder)
        theirs = windows.run(*arguments, folder=folder)
        expected = ours.stdout.split(b"\n")
        found = [with_slashes(line) if line else line for line in theirs.stdout.split(b"\n")]
        if ours.returncode != theirs.returncode or len(expected) != len(found):
            print(
                f"{arguments[:8]}: status {ours.returncode} and {theirs.returncode},"
                f" {len(expected)} and {len(found)} lines\n{theirs.stderr.decode(errors='replace')}"
            )
            different += 1
        for one, other in zip(expected, found):
            compared += bool(one)
            if one != other:
                different += 1
                print(f"Linux:   {one.decode()}\nWindows: {other.decode(errors='replace')}\n")
    return compared, different


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--linux", type=Path, required=True)
    parser.add_argument("--windows", type=Path, required=True)
    parser.add_argument("folders", type=Path, nargs="+")
    given = parser.parse_args()
    failed = False
    for folder in given.folders:
        compared, different = compare(
            programs.for_linux(given.linux), programs.for_windows(given.windows), folder
        )
        print(f"{folder}: {compared} verdicts compared, {different} differ")
        failed = failed or different > 0 or compared == 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
