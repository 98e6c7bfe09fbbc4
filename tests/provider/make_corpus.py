#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Makes a corpus of signed PEC messages. See README.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import bench
import corpus
import demo
from facts import World


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to fill")
    parser.add_argument("--set", choices=("full", "demo", "bench"), default="full", dest="chosen")
    parser.add_argument("--keys", type=Path, help="folder that keeps the test keys between runs")
    parser.add_argument("--small", type=int, default=2000, help="bench: how many small receipts")
    parser.add_argument("--medium", type=int, default=300, help="bench: how many messages of 300 KB")
    parser.add_argument("--large", type=int, nargs="*", default=[30, 100], help="bench: sizes in MB")
    return parser.parse_args()


def main() -> int:
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        keys = options.keys or Path(temporary)
        keys.mkdir(parents=True, exist_ok=True)
        world = World(keys)
        if options.chosen == "bench":
            counts = bench.write(options.out, world, options.small, options.medium, options.large)
        else:
            cases = corpus.full(world)
            chosen = demo.mailbox(cases) if options.chosen == "demo" else cases
            counts = corpus.write(options.out, world, chosen)
    print(", ".join(f"{group}: {count}" for group, count in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
