# SPDX-License-Identifier: EUPL-1.2
"""Writes the presets of Thunderbird's account wizard from providers.json: one autoconfig file a domain.

    make_presets.py --providers providers.json --out FOLDER

Thunderbird's wizard looks for <its folder>/isp/<domain>.xml, and takes that before any answer of the network
(FetchConfig.sys.mjs, fetchConfigFromDisk; FindConfig.sys.mjs, parallelAutoDiscovery).

IMAP only. An autoconfig file cannot say that POP3 shall leave messages on the server for ever: the wizard adds
a number of days after which they are removed, and a PEC is then gone for every other device (CreateInBackend).
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import shutil
from xml.sax.saxutils import escape, quoteattr

RELIABLE = ("high", "medium")
# What Thunderbird writes the address for, and the word of providers.json that asks for it.
ADDRESS, WHOLE_ADDRESS = "%EMAILADDRESS%", "full address"
# A host name as a file name: nothing that could leave the folder.
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2. Written by the build of PEC Companion from providers.json. -->
<clientConfig version="1.1">
  <emailProvider id={id}>
{domains}
    <displayName>{name}</displayName>
{incoming}
{outgoing}
  </emailProvider>
</clientConfig>
"""
SERVER = """    <{kind}Server type="{type}">
      <hostname>{host}</hostname>
      <port>{port}</port>
      <socketType>{socket}</socketType>
      <username>{username}</username>
      <authentication>password-cleartext</authentication>
    </{kind}Server>"""


def is_reliable(provider: dict) -> bool:
    """Whether both ways are known from more than a single old source."""
    return all(provider.get(kind, {}).get("confidence") in RELIABLE for kind in ("imap", "smtp"))


def username(provider: dict) -> str:
    """Without an address for a name there must be some text, and Thunderbird shows it beside the servers
    before it asks for the password: so it says what the provider wants instead."""
    wanted = provider.get("username", WHOLE_ADDRESS)
    return ADDRESS if wanted == WHOLE_ADDRESS else wanted


def server(kind: str, protocol: str, entry: dict, name: str) -> str:
    sockets = {"implicit": "SSL", "starttls": "STARTTLS"}
    return SERVER.format(kind=kind, type=protocol, host=escape(entry["host"]), port=int(entry["port"]),
                         socket=sockets[entry["tls"]], username=escape(name))


def preset(provider: dict) -> str:
    domains = [each["domain"] for each in provider["mailbox_domains"]]
    name = username(provider)
    return FILE.format(
        id=quoteattr(domains[0]), name=escape(provider["name"]),
        domains="\n".join(f"    <domain>{escape(domain)}</domain>" for domain in domains),
        incoming=server("incoming", "imap", provider["imap"], name),
        outgoing=server("outgoing", "smtp", provider["smtp"], name))


def presets(data: dict) -> dict[str, str]:
    """Name of the file -> its text."""
    out: dict[str, str] = {}
    for provider in data["providers"] + data["customer_domains"]:
        if not is_reliable(provider):
            continue
        for each in provider["mailbox_domains"]:
            domain = each["domain"]
            if not DOMAIN.fullmatch(domain) or f"{domain}.xml" in out:
                raise ValueError(f"{provider['name']}: domain {domain!r} is no host name, or another provider's")
            out[f"{domain}.xml"] = preset(provider)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--providers", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    given = parser.parse_args()
    files = presets(json.loads(given.providers.read_text(encoding="utf-8")))
    shutil.rmtree(given.out, ignore_errors=True)
    given.out.mkdir(parents=True)
    for name, text in files.items():
        (given.out / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
