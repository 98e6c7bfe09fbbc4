# SPDX-License-Identifier: EUPL-1.2
"""Why we may refuse what a peer accepts: our failing check, and why the peer does not look at it.

A refusal is explained when every check that failed is; one unexplained check is a disagreement.
"""

from __future__ import annotations

from dataclasses import dataclass

import gpgsm_peer
import openssl_peer
from ours import Verdict

_BYTES = frozenset({openssl_peer.BYTES, gpgsm_peer.BYTES})
_CHAIN = frozenset({openssl_peer.CHAIN, gpgsm_peer.CHAIN})
_ALL = _BYTES | _CHAIN
_OPENSSL = frozenset({openssl_peer.BYTES, openssl_peer.CHAIN})
_GPGSM_CHAIN = frozenset({gpgsm_peer.CHAIN})


@dataclass(frozen=True)
class Explanation:
    check: str
    reasons: frozenset[str]  # none: whatever the reason
    peers: frozenset[str]
    why: str

    def covers(self, peer: str, check: str, reason: str) -> bool:
        return peer in self.peers and check == self.check and (not self.reasons or reason in self.reasons)


def _row(check: str, peers: frozenset[str], why: str, *reasons: str) -> Explanation:
    return Explanation(check, frozenset(reasons), peers, why)


EXPLANATIONS = (
    _row("structure.single", _ALL, "gets the part already cut, never the message around it"),
    _row("signature.present", _ALL, "gets the first two parts only, whatever follows", "parts"),
    _row("signature.present", _ALL, "gets two parts, whatever multipart they are in", "not-signed"),
    _row("signature.present", _OPENSSL, "takes an attached signature for a detached one", "attached"),
    _row("signature.present", _ALL, "takes any number of signers", "signers"),
    _row("signer.chain", _BYTES, "asked about the bytes only, not about who signed"),
    _row("signer.chain", _CHAIN, "asks for no certificate policy", "policy"),
    _row("signer.chain", _CHAIN, "still takes MD5", "unsupported-digest"),
    _row("signer.sender", _ALL, "does not compare the signer with the sender"),
    _row("signer.usage", _BYTES, "asked about the bytes only, not about what the key is for"),
    _row("signer.usage", _GPGSM_CHAIN, "only warns of what the key is not for"),
    _row("signer.distrusted", _ALL, "knows no list of distrusted signers"),
    _row("certification.present", _ALL, "does not know daticert.xml"),
    _row("certification.readable", _ALL, "does not know daticert.xml"),
)
NOT_PEC = "asked about any signature, not about PEC"


def explain(peer: str, verdict: Verdict) -> str | None:
    """Our refusal of what `peer` accepts, in words; none if it has no explanation."""
    if verdict.outcome == "not-pec":
        return NOT_PEC
    found = []
    for failure in verdict.failures:
        rows = (row for row in EXPLANATIONS if row.covers(peer, failure.check, failure.reason))
        if not (row := next(rows, None)):
            return None
        found.append(f"{failure.check}: {row.why}")
    return "; ".join(found) or None
