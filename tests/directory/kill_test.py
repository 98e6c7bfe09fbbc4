#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Ends an import, and learning, with kill -9 at random moments: the database opens, what was said to be
committed is there, and nothing half-done shows.

Usage: kill_test.py WORKER [MOMENTS]
"""

import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

ADDRESSES = 20_000
SEED = 6


def write_list(file):
    lines = ["pec"] + [f"protocollo{i}@pec.ente{i // 3}.example" for i in range(ADDRESSES)]
    file.write_text("\n".join(lines) + "\n")


def killed(command, seconds):
    """What the worker said until it was killed, whole lines only."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        time.sleep(seconds)
        worker.kill()
        said = worker.stdout.read()
    return [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]


def look(worker, database):
    """What is there, as a program that opens it sees it."""
    done = subprocess.run([worker, "check", database], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"the database does not open: {done.stdout}")
    return {name: int(value) for name, value in (line.split() for line in done.stdout.splitlines())}


def check_file(database):
    """What SQLite itself finds, and that no entry is of a register that is not there."""
    with sqlite3.connect(database) as connection:
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
        assert sound == "ok", sound
        for table in ("entry", "register_domain", "body"):
            (orphans,) = connection.execute(
                f"SELECT count(*) FROM {table} WHERE register NOT IN (SELECT id FROM register)").fetchone()
            assert orphans == 0, f"{orphans} rows of {table} belong to no register"
        for rows, counted in connection.execute(
                "SELECT addresses, (SELECT count(*) FROM entry WHERE register = id) FROM register"):
            assert rows == counted, f"{counted} entries of {rows}"


def kill_imports(worker, folder, moments, dice):
    database, source = folder / "import.sqlite", folder / "list.csv"
    write_list(source)
    there = 0
    for moment in range(moments):
        said = killed([worker, "import", database, source], dice.uniform(0.0, 0.6))
        committed = [int(value) for what, value in said if what == "imported"]
        assert all(value == ADDRESSES + 1 for value in committed), committed
        seen = look(worker, database)
        there = there or bool(committed)
        # Before the first commit there is nothing, after it never nothing again.
        expected = (ADDRESSES + 1,) if there else (0, ADDRESSES + 1)
        assert seen["addresses"] in expected, f"moment {moment}: {seen} after {said}"
        there = seen["addresses"] > 0
        check_file(database)


def kill_learning(worker, folder, moments, dice):
    database = folder / "learn.sqlite"
    least = 0
    for moment in range(moments):
        said = killed([worker, "learn", database], dice.uniform(0.0, 0.25))
        least = max([least] + [int(value) for what, value in said if what == "learned"])
        seen = look(worker, database)
        assert seen["learned"] % 2 == 0, f"moment {moment}: half a receipt: {seen}"
        assert seen["learned"] // 2 in (least, least + 1), f"moment {moment}: {seen}, {least} committed"
        least = seen["learned"] // 2
        check_file(database)
    return least


def main():
    worker = sys.argv[1]
    moments = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    dice = random.Random(SEED)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        kill_imports(worker, folder, moments - moments // 2, dice)
        learned = kill_learning(worker, folder, moments // 2, dice)
    print(f"killed at {moments} moments; {learned} receipts learned meanwhile, none lost")


if __name__ == "__main__":
    main()
