# SPDX-License-Identifier: EUPL-1.2
"""The `openssl` command, the only cryptography this provider uses.

Any complaint stops the run: a corpus with a silently missing signature would be
worse than no corpus.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

COMMAND = "/usr/bin/openssl"


def run(*arguments: str | Path, data: bytes = b"", prefix: tuple[str, ...] = ()) -> bytes:
    """Run one openssl command and return what it printed."""
    command = [*prefix, COMMAND, *map(str, arguments)]
    environment = {"PATH": "/usr/bin:/bin", "OPENSSL_CONF": "/dev/null", "LC_ALL": "C", "TZ": "UTC"}
    done = subprocess.run(command, input=data, capture_output=True, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stderr.decode(errors='replace')}")
    return done.stdout


def make_key(path: Path, bits: int = 2048) -> Path:
    """An RSA key in `path`, made only if it is not there yet."""
    if not path.exists():
        pem = run("genpkey", "-algorithm", "RSA", "-pkeyopt", f"rsa_keygen_bits:{bits}")
        unfinished = path.with_suffix(".new")
        with open(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            file.write(pem)
        unfinished.rename(path)
    return path


def public_key(key: Path) -> bytes:
    """The DER SubjectPublicKeyInfo of a private key."""
    return run("pkey", "-in", key, "-pubout", "-outform", "DER")


def sign(key: Path, data: bytes, digest: str = "sha256", pss: bool = False) -> bytes:
    """The RSA signature of `data`, PKCS#1 v1.5 or PSS."""
    options = ("-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest") if pss else ()
    return run("dgst", f"-{digest}", "-sign", key, *options, data=data)
