# SPDX-License-Identifier: EUPL-1.2
"""One message of the corpus and what a verifier must say about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from clock import rfc3339

LEVELS = {
    "genuine": "good",
    "uncertified": "attention",
    "altered": "bad",
    "untrusted": "bad",
    "unsigned": "bad",
    "not-pec": "neutral",
    "unreadable": "attention",
}


@dataclass
class Case:
    """Expectations come from the fixed rules of the verdict, never from a verifier's output.

    `accept` lists further outcomes where those rules leave room; `open_level`
    says that they do not settle the level either.
    """

    name: str
    group: str
    title: str
    message: bytes
    outcome: str = "genuine"
    kind: str | None = None
    checks: dict[str, str] = field(default_factory=dict)
    accounts: tuple[str, ...] = ()
    arrived: datetime | None = None
    sent: bytes | None = None
    nested: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    open_level: bool = False

    @property
    def level(self) -> str:
        if self.outcome == "genuine" and "warn" in self.checks.values():
            return "attention"
        return LEVELS[self.outcome]

    def entry(self) -> dict:
        """The case as corpus.json holds it."""
        entry = {"file": f"messages/{self.name}.eml", "name": self.name, "group": self.group, "title": self.title}
        if self.kind:
            entry["kind"] = self.kind
        entry["outcome"] = self.outcome
        if self.accept:
            entry["accept"] = [self.outcome, *self.accept]
        if not self.open_level:
            entry["level"] = self.level
        entry["checks"] = self.checks
        context: dict = {}
        if self.accounts:
            context["accounts"] = list(self.accounts)
        if self.arrived:
            context["arrived"] = rfc3339(self.arrived)
        if self.sent is not None:
            context["sent"] = f"sent/{self.name}.eml"
        if context:
            entry["context"] = context
        if self.nested:
            entry["nested"] = [{"outcome": each} for each in self.nested]
        return entry
