# SPDX-License-Identifier: EUPL-1.2
"""A certification authority for one run, and certificates of mail servers, good and bad."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

OPENSSL = "/usr/bin/openssl"
FAKETIME = "/usr/bin/faketime"
KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")


def _openssl(*arguments: str | Path, at: str = "") -> None:
    command = [*([FAKETIME, at] if at else []), OPENSSL, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          env={"OPENSSL_CONF": "/dev/null"})
    if done.returncode:
        raise RuntimeError(f"openssl {arguments[0]}: {done.stderr}")


class Authority:
    """Issues into its folder. `at` is the time at which the certificate is made, as faketime takes it."""

    def __init__(self, folder: Path, name: str, at: str = ""):
        self.folder = folder
        self.name = name
        self.certificate = folder / f"{name}.pem"
        self.key = folder / f"{name}.key"
        _openssl("req", "-x509", *KEY, "-keyout", self.key, "-out", self.certificate, "-days", "3000",
                 "-subj", f"/O=Test/CN={name}", "-addext", "basicConstraints=critical,CA:TRUE",
                 "-addext", "keyUsage=critical,keyCertSign", at=at)

    def issue(self, name: str, names: str, at: str = "", days: int = 90) -> ssl.SSLContext:
        """The server's side of TLS with a new certificate for `names` ("IP:127.0.0.1,DNS:a.example")."""
        key, request, extensions, certificate = (
            self.folder / f"{self.name}-{name}.{suffix}" for suffix in ("key", "csr", "ext", "pem"))
        _openssl("req", "-new", *KEY, "-keyout", key, "-out", request, "-subj", f"/CN={name}")
        extensions.write_text(f"subjectAltName={names}\nextendedKeyUsage=serverAuth\n")
        _openssl("x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self.key,
                 "-set_serial", str(abs(hash((self.name, name))) % 10**9 + 1), "-days", str(days),
                 "-extfile", extensions, "-out", certificate, at=at)
        return context(certificate, key)

    def own_server(self) -> ssl.SSLContext:
        """A server that shows the authority's own certificate: one that issued itself."""
        return context(self.certificate, self.key)


def context(certificate: Path, key: Path) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificate, key)
    return made
