# SPDX-License-Identifier: EUPL-1.2
"""A certification authority for one run, and the certificate of its servers on 127.0.0.1."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

OPENSSL = "/usr/bin/openssl"


@dataclass(frozen=True)
class ServerCertificate:
    certificate: Path
    key: Path
    authority: Path

    def authority_base64(self) -> str:
        """The authority as Thunderbird's certificate database takes it."""
        lines = self.authority.read_text().split("-----BEGIN CERTIFICATE-----")[1].splitlines()
        return "".join(line for line in lines if line and not line.startswith("-"))


def _run(*arguments: str | Path) -> None:
    done = subprocess.run([OPENSSL, *map(str, arguments)], capture_output=True, text=True, check=False,
                          env={"OPENSSL_CONF": "/dev/null"})
    if done.returncode:
        raise RuntimeError(f"openssl {arguments[0]}: {done.stderr}")


def issue(folder: Path) -> ServerCertificate:
    """Makes both in `folder`, which must exist."""
    made = ServerCertificate(folder / "server.pem", folder / "server.key", folder / "authority.pem")
    authority_key, request, extensions = (folder / name for name in ("authority.key", "request", "extensions"))
    key = ("-newkey", "rsa:2048", "-nodes")
    _run("req", "-x509", *key, "-keyout", authority_key, "-out", made.authority, "-days", "2",
         "-subj", "/O=Autorita di prova/CN=Test servers", "-addext", "basicConstraints=critical,CA:TRUE",
         "-addext", "keyUsage=critical,keyCertSign")
    _run("req", "-new", *key, "-keyout", made.key, "-out", request, "-subj", "/CN=127.0.0.1")
    extensions.write_text("subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n"
                          "keyUsage=critical,digitalSignature,keyEncipherment\n")
    _run("x509", "-req", "-in", request, "-CA", made.authority, "-CAkey", authority_key, "-CAcreateserial",
         "-days", "2", "-extfile", extensions, "-out", made.certificate)
    return made
