#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Compares our verdicts with those of OpenSSL and gpgsm on the provider's corpus. See README.md."""

from __future__ import annotations

import argparse
import json
import queue
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import ours
from comparison import Comparison, print_report
from gpgsm_peer import Gpgsm
from openssl_peer import OpenSsl
from peer import Answer, Question, question

WORKERS = 2


@contextmanager
def peers(trust: Path) -> Iterator[list[OpenSsl | Gpgsm]]:
    """A set of peers for one worker."""
    with tempfile.TemporaryDirectory(prefix="peers-", dir="/tmp") as name, ExitStack() as stack:
        made = []
        for peer in (OpenSsl, Gpgsm):
            folder = Path(name) / peer.__name__
            folder.mkdir()
            made.append(stack.enter_context(peer(folder, trust)))
        yield made


def ask_all(questions: list[Question], trust: Path) -> list[dict[str, Answer]]:
    """Every peer's answers to each question, WORKERS at a time."""
    with ExitStack() as stack:
        idle: queue.SimpleQueue[list[OpenSsl | Gpgsm]] = queue.SimpleQueue()
        for _ in range(WORKERS):
            idle.put(stack.enter_context(peers(trust)))

        def ask(asked: Question) -> dict[str, Answer]:
            taken = idle.get()
            try:
                return {key: answer for peer in taken for key, answer in peer.ask(asked).items()}
            finally:
                idle.put(taken)

        with ThreadPoolExecutor(WORKERS) as workers:
            return list(workers.map(ask, questions))


def is_valid(entry: dict) -> bool:
    """The corpus leaves no doubt that it must be accepted."""
    return entry["outcome"] in ours.ACCEPTED and set(entry.get("accept", ())) <= ours.ACCEPTED


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, required=True, help="pec-companion")
    parser.add_argument("--corpus", type=Path, required=True, help="made by tests/provider, set full")
    options = parser.parse_args()

    entries = {Path(each["file"]).name: each for each in json.loads((options.corpus / "corpus.json").read_text())}
    verdicts = ours.verdicts(options.program, options.corpus)
    questions, uncut = [], []
    for name in entries:
        try:
            questions.append(question(name, (options.corpus / "messages" / name).read_bytes()))
        except ValueError:
            uncut.append(name)
    valid = {name for name, entry in entries.items() if is_valid(entry)}
    answers = ask_all(questions, options.corpus / "trust")

    comparisons = [
        Comparison(peer, asked.name, asked.name in valid, verdicts[asked.name], answer)
        for asked, said in zip(questions, answers, strict=True)
        for peer, answer in said.items()
    ]
    return print_report(comparisons, uncut, valid)


if __name__ == "__main__":
    sys.exit(main())
