# SPDX-License-Identifier: EUPL-1.2
"""The other way to sign: the whole of `openssl cms -sign`, an independent second writer.

`cms.py` could share a mistake with a verifier written by the same people;
this one cannot.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable

import der
import openssl
from clock import BASE
from signers import Signer

FAKETIME = shutil.which("faketime")


def clock() -> datetime:
    """The signing time the command will write: the corpus's own if it can be told so, else now."""
    return BASE if FAKETIME else datetime.now(timezone.utc).replace(microsecond=0)


def signing(signer: Signer, *options: str, more: tuple[bytes, ...] = ()) -> Callable[[bytes], bytes]:
    """A signature maker for a draft; `options` go to the command as they are."""

    def sign(content: bytes) -> bytes:
        prefix = (FAKETIME, "-f", f"{BASE:%Y-%m-%d %H:%M:%S}") if FAKETIME else ()
        with tempfile.TemporaryDirectory() as folder:
            leaf, chain, data = (Path(folder) / name for name in ("leaf.pem", "chain.pem", "content"))
            leaf.write_text(signer.certificate.pem)
            chain.write_text("".join(der.pem(each) for each in (*signer.companions, *more)))
            data.write_bytes(content)
            return openssl.run(
                "cms", "-sign", "-binary", "-in", data, "-outform", "DER", "-signer", leaf,
                "-inkey", signer.certificate.key, "-certfile", chain, *options, prefix=prefix,
            )

    return sign
