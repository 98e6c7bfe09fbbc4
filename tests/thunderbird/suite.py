# SPDX-License-Identifier: EUPL-1.2
"""Runs test modules, as many at the same time as there are processors: most of a test is waiting for a
Thunderbird. Each module has a process of its own, and so a network of its own.

    python3 -m suite [MODULE...]         (all that are called test_*.py, when none is named)

Prints what unittest says of each module when that ends, and at the end how many tests there were, how many
were skipped, and how long it took. Exit status: 0 when every test passed or was skipped.

PEC_BENCH_JOBS: how many modules at the same time, instead of one a processor.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What takes longest, by measurement, begins first, so that nothing long is left alone at the end.
LONGEST = ("test_audit_setups", "test_audit_losses", "test_verdicts", "test_event_page", "test_accounts_page",
           "test_host_trouble", "test_host_killed")
_RAN = re.compile(r"^Ran (\d+) tests? in", re.MULTILINE)
_SKIPPED = re.compile(r"\bskipped=(\d+)")


@dataclass
class Outcome:
    module: str
    passed: bool
    tests: int
    skipped: int
    seconds: float
    said: str


def run(module: str) -> Outcome:
    start = time.monotonic()
    # Verbose: says why a test is skipped.
    done = subprocess.run([sys.executable, "-B", "-W", "error", "-m", "unittest", "--verbose", module], cwd=HERE,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    ran, skipped = _RAN.search(done.stdout), _SKIPPED.search(done.stdout)
    tests = int(ran.group(1)) if ran else 0
    # A module in which unittest finds no test is a mistake of ours, and no success.
    return Outcome(module, done.returncode == 0 and tests > 0, tests, int(skipped.group(1)) if skipped else 0,
                   time.monotonic() - start, done.stdout)


def modules(named: list[str]) -> list[str]:
    found = named or sorted(path.stem for path in HERE.glob("test_*.py"))
    return sorted(found, key=lambda name: LONGEST.index(name) if name in LONGEST else len(LONGEST))


def main(named: list[str]) -> int:
    start = time.monotonic()
    jobs = int(os.environ.get("PEC_BENCH_JOBS") or len(os.sched_getaffinity(0)))
    outcomes = []
    with ThreadPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(run, module) for module in modules(named)]):
            outcome = future.result()
            outcomes.append(outcome)
            print(f"=== {outcome.module}: {outcome.seconds:.0f} s\n{outcome.said}", flush=True)
    failed = [outcome.module for outcome in outcomes if not outcome.passed]
    print(f"=== {sum(each.tests for each in outcomes)} tests in {len(outcomes)} modules, "
          f"{sum(each.skipped for each in outcomes)} skipped, {time.monotonic() - start:.0f} s, {jobs} at a time: "
          + (f"FAILED in {', '.join(sorted(failed))}" if failed else "OK"), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
