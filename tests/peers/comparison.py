# SPDX-License-Identifier: EUPL-1.2
"""Sets our verdict beside a peer's answer, and prints what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from explanations import explain
from ours import Verdict
from peer import Answer


@dataclass(frozen=True)
class Comparison:
    peer: str
    message: str
    valid: bool  # the corpus says it must be accepted
    ours: Verdict
    theirs: Answer

    @property
    def agree(self) -> bool:
        return self.ours.accepts == self.theirs.accepts

    @property
    def only_they_accept(self) -> bool:
        return self.theirs.accepts and not self.ours.accepts

    @property
    def explanation(self) -> str | None:
        return explain(self.peer, self.ours)

    @property
    def fault(self) -> str:
        """What makes the test fail; empty if nothing does."""
        if not self.only_they_accept:
            return ""
        failed = ", ".join(f"{each.check} ({each.reason})" for each in self.ours.failures)
        refusal = f"{self.peer} accepts, we say {self.ours.outcome}: {failed or 'no failing check'}"
        if self.valid:
            return f"a valid message: {refusal}"
        return "" if self.explanation else f"no explanation: {refusal}"


def _print_counts(title: str, counts: Counter[str]) -> None:
    print(f"  {title:<32}{counts.total():>5}")
    for reason, count in counts.most_common():
        print(f"      {count:>5}  {reason}")


def _print_peer(peer: str, comparisons: list[Comparison]) -> None:
    print(f"{peer}: {len(comparisons)} messages")
    accepted = sum(each.agree and each.ours.accepts for each in comparisons)
    refused = sum(each.agree and not each.ours.accepts for each in comparisons)
    print(f"  {'both accept':<32}{accepted:>5}")
    print(f"  {'both refuse':<32}{refused:>5}")
    stricter = (each for each in comparisons if each.only_they_accept)
    _print_counts("we refuse, the peer accepts", Counter(each.explanation or "UNEXPLAINED" for each in stricter))
    weaker = (each for each in comparisons if not each.agree and not each.only_they_accept)
    _print_counts("we accept, the peer refuses", Counter(each.theirs.reason for each in weaker))
    print()


def print_report(comparisons: list[Comparison], uncut: list[str], valid: set[str]) -> int:
    """The exit status: 1 if a comparison fails, a valid message cannot be asked about, or a peer
    takes nothing, so that its silence would prove nothing."""
    faults = [f"{each.message}: {each.fault}" for each in comparisons if each.fault]
    for peer in dict.fromkeys(each.peer for each in comparisons):
        mine = [each for each in comparisons if each.peer == peer]
        _print_peer(peer, mine)
        if not any(each.theirs.accepts for each in mine):
            faults.append(f"{peer} accepts no message: it is not set up")
    print(f"not asked about, having no signed part: {len(uncut)}")
    faults += [f"{name}: valid, but cannot be cut" for name in uncut if name in valid]
    for fault in faults:
        print(f"FAILED  {fault}")
    passed = sum(not each.fault for each in comparisons)
    print(f"{passed} passed, {len(faults)} failed")
    return 1 if faults else 0
