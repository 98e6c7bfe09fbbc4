# SPDX-License-Identifier: EUPL-1.2
"""Packs the add-on into an .xpi: the sources as they are, the catalogue of sentences beside them, nothing
else. The same sources give the same bytes.

    pack.py --out FILE.xpi [--unpacked FOLDER]      FOLDER: the same as files, for the add-on linter
"""

import argparse
import json
import pathlib
import posixpath
import re
import shutil
import sys
import zipfile

import help_pages

ADDON = pathlib.Path(__file__).resolve().parents[1]
TOP = ADDON.parents[1]
CODE = ("accounts", "addresses", "drawing", "help", "host", "reading", "sending", "texts")
ENDINGS = (".js", ".html", ".css", ".svg")
# The least that a ZIP file can say; a real one would differ from build to build.
MOMENT = (1980, 1, 1, 0, 0, 0)
# What a module or a page loads from beside it.
LOADED = re.compile(r'\bfrom "(\.[^"]+)"|\b(?:src|href)="([^":#]+)"')
HELP = re.compile(r'data-help="([^"]*)"')
# Keys of the catalogue that Thunderbird itself shows, from the manifest.
MANIFEST_KEYS = ("addon.name", "addon.description", "addon.action", "addon.compose")


def project_version():
    text = (TOP / "CMakeLists.txt").read_text()
    return re.search(r"^\s*VERSION ([0-9.]+)$", text, re.MULTILINE).group(1)


def files():
    """Path in the package -> content."""
    manifest = (ADDON / "manifest.json").read_bytes()
    if json.loads(manifest)["version"] != project_version():
        sys.exit("pack: the version in manifest.json is not that of CMakeLists.txt")
    out = {"manifest.json": manifest, "background.js": (ADDON / "background.js").read_bytes(),
           "LICENSE": (TOP / "LICENSE").read_bytes()}
    for folder in (*CODE, "icons"):
        for path in (ADDON / folder).iterdir():
            if path.suffix in ENDINGS:
                out[f"{folder}/{path.name}"] = path.read_bytes()
    for path in (TOP / "locales").glob("*.json"):
        catalogue = json.loads(path.read_bytes())
        out[f"locales/{path.name}"] = path.read_bytes()
        texts = {key.replace(".", "_"): {"message": catalogue[key]} for key in MANIFEST_KEYS}
        out[f"_locales/{path.stem}/messages.json"] = json.dumps(texts, ensure_ascii=False).encode()
    out |= help_pages.pages()
    return dict(sorted(out.items()))


def check_loaded(content):
    """Whatever is loaded by name is in the package: a folder may be missing in CODE."""
    for name, data in content.items():
        if not name.endswith((".js", ".html")):
            continue
        for match in LOADED.finditer(data.decode()):
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), match.group(1) or match.group(2)))
            if wanted not in content:
                sys.exit(f"pack: {name} loads {wanted}, which is not in the package")
        for section in HELP.findall(data.decode()):
            if f'id="{section}"'.encode() not in content["help/guide.en.html"]:
                sys.exit(f"pack: {name} leads to {section}, which is no section of the guide")


def pack(content, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w") as package:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)


def unpack(content, folder):
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--unpacked", type=pathlib.Path)
    given = parser.parse_args()
    content = files()
    check_loaded(content)
    pack(content, given.out)
    if given.unpacked:
        unpack(content, given.unpacked)
    print(given.out)


if __name__ == "__main__":
    main()
