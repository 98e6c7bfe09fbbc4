# SPDX-License-Identifier: EUPL-1.2
"""Writes the list of what the programs are made of (SPDX 2.3, JSON), from what is really in them: the shared
libraries they name, and the headers the compiler read, each with the Debian package it came from.

    make_sbom.py --version V --moment SECONDS --out FILE --headers FILE PROGRAM...

FILE of --headers: the output of "ninja -t deps".
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import pathlib
import re
import subprocess

TOOLS = re.compile(r"^(gcc|g\+\+|cpp|libc6-dev|linux-libc-dev|libgcc-)")


def output(*command: str | pathlib.Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, env={"LC_ALL": "C", "PATH": "/usr/bin"}
                          ).stdout


def packages_of(paths: list[str]) -> dict[str, str]:
    """Debian package -> version, of the files that belong to one."""
    found: set[str] = set()
    for start in range(0, len(paths), 500):
        run = subprocess.run(["/usr/bin/dpkg-query", "--search", *paths[start:start + 500]], capture_output=True,
                             text=True, check=False, env={"LC_ALL": "C"})
        found |= {line.partition(": ")[0].split(",")[0] for line in run.stdout.splitlines()
                  if not line.startswith("diversion")}
    rows = output("/usr/bin/dpkg-query", "--show", "--showformat", "${Package} ${Version}\\n", *sorted(found)) \
        if found else ""
    return dict(row.split() for row in rows.splitlines())


def libraries_of(programs: list[pathlib.Path]) -> list[str]:
    """Where the libraries lie that the programs name themselves, not what those need in turn."""
    named = {name for program in programs
             for name in re.findall(r"\(NEEDED\).*\[(.*)\]", output("/usr/bin/readelf", "-d", program))}
    places = {}
    for program in programs:
        for name, path in re.findall(r"^\s*(\S+) => (\S+)", output("/usr/bin/ldd", program), re.MULTILINE):
            places[name] = path
    paths = [places[name] for name in sorted(named) if name in places]
    # Debian's package may know a library below /lib where the linker found it below /usr/lib, or the other way.
    return [other for path in paths for other in (path, path.removeprefix("/usr"), f"/usr{path}")]


def headers_of(listing: str) -> list[str]:
    return sorted({line.strip() for line in listing.splitlines() if line.startswith("    /usr/include/")})


def entry(name: str, version: str) -> dict:
    return {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name), "name": name, "versionInfo": version,
        "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseConcluded": "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                          "referenceLocator": f"pkg:deb/debian/{name}@{version}".replace("+", "%2B")}],
    }


def bill(version: str, moment: int, programs: list[pathlib.Path], listing: str) -> dict:
    shared = packages_of(libraries_of(programs))
    headers = {name: each for name, each in packages_of(headers_of(listing)).items() if not TOOLS.match(name)}
    own = {"SPDXID": "SPDXRef-own", "name": "pec-companion", "versionInfo": version,
           "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseConcluded": "EUPL-1.2",
           "licenseDeclared": "EUPL-1.2", "copyrightText": "NOASSERTION"}
    packages = [own, *(entry(name, each) for name, each in sorted((headers | shared).items()))]
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-own")]
    for each in packages[1:]:
        way = "DYNAMIC_LINK" if each["name"] in shared else "STATIC_LINK"
        relations.append(("SPDXRef-own", way, each["SPDXID"]))
    content = json.dumps(packages, sort_keys=True).encode()
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"pec-companion-{version}",
        "documentNamespace": f"https://pec-companion.example/spdx/{version}-{hashlib.sha256(content).hexdigest()}",
        "comment": "DYNAMIC_LINK: a shared library that the programs name. STATIC_LINK: headers compiled in.",
        "creationInfo": {"created": datetime.datetime.fromtimestamp(moment, datetime.timezone.utc)
                         .strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: make_sbom.py"]},
        "packages": packages,
        "relationships": [{"spdxElementId": one, "relationshipType": way, "relatedSpdxElement": other}
                          for one, way, other in relations],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--version", required=True)
    parser.add_argument("--moment", type=int, required=True)
    parser.add_argument("--headers", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("programs", type=pathlib.Path, nargs="+")
    given = parser.parse_args()
    made = bill(given.version, given.moment, given.programs, given.headers.read_text())
    given.out.write_text(json.dumps(made, indent=1) + "\n")


if __name__ == "__main__":
    main()
