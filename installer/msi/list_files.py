#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes, as a WiX fragment, the components of the files below a staged installation.

    list_files.py STAGE machine|user > files.wxs        (where wixl runs, "stage" leads to STAGE)
    list_files.py --key PATH                            (the key of that file in the File table)

One component a file, as Windows Installer wants it. Identifiers follow from the file's path and GUIDs from
path and scope, so that a file keeps both in every version.
"""

import pathlib
import re
import sys
import uuid
from xml.sax.saxutils import quoteattr

NAMESPACE = uuid.UUID("3d0a7c52-8f5e-4d1b-9a64-1c2be07f9d35")
# Files of a feature of their own; all others are the program's.
GROUPS = {"ThunderbirdFiles": re.compile(r"bin/pec_companion\.json|thunderbird/.*"),
          "OutlookFiles": re.compile(r"outlook(32)?/.*"),
          "PresetFiles": re.compile(r"beside-thunderbird/.*")}
# What goes into Thunderbird's own folder: for all users, since only administrators write there.
BESIDE_THUNDERBIRD = "beside-thunderbird"


def identifier(kind, path):
    """Letters, digits, dots, underscores, at most 72 of them: what a table takes."""
    name = re.sub(r"[^A-Za-z0-9._]", "_", path.replace("/", "."))
    if len(name) > 60 or name != path.replace("/", "."):
        # Cut or changed, it could be another's.
        name = f"{name[-40:]}.{uuid.uuid5(NAMESPACE, path).hex[:10]}"
    return f"{kind}.{name}"


def guid(scope, path):
    return "{" + str(uuid.uuid5(NAMESPACE, f"{scope}:{path}")).upper() + "}"


class Listing:
    def __init__(self, stage, scope):
        self.stage, self.scope = stage, scope
        self.groups = {"ProgramFiles": [], **{group: [] for group in GROUPS}}
        self.lines = []

    def group(self, name):
        return next((group for group, pattern in GROUPS.items() if pattern.fullmatch(name)), "ProgramFiles")

    def component(self, path, indent, last):
        """A file. In a user's profile the registry says whether it is there (Windows Installer's rule
        for roaming profiles), and folders must be taken away by name."""
        name = path.relative_to(self.stage).as_posix()
        component = identifier("c", name)
        self.groups[self.group(name)].append(component)
        key = ' KeyPath="yes"' if self.scope == "machine" else ""
        self.lines += [
            f'{indent}<Component Id="{component}" Guid="{guid(self.scope, name)}" Win64="yes">',
            f'{indent}  <File Id="{identifier("f", name)}" Name={quoteattr(path.name)}'
            f" Source={quoteattr('stage/' + name)}{key}/>"]
        if self.scope == "user":
            self.lines.append(
                f'{indent}  <RegistryValue Root="HKCU" Key="Software\\PEC Companion\\Files" Name="{name}"'
                ' Type="integer" Value="1" KeyPath="yes"/>')
            if last:
                self.lines.append(f'{indent}  <RemoveFolder Id="{component}.folder" On="uninstall"/>')
        self.lines.append(f"{indent}</Component>")

    def folder(self, path, indent):
        files = sorted(p for p in path.iterdir() if p.is_file())
        for file in files:
            self.component(file, indent, file == files[-1])
        for inner in sorted(p for p in path.iterdir() if p.is_dir() and p.name != BESIDE_THUNDERBIRD):
            name = inner.relative_to(self.stage).as_posix()
            self.lines.append(f'{indent}<Directory Id="{identifier("d", name)}" Name={quoteattr(inner.name)}>')
            self.folder(inner, indent + "  ")
            self.lines.append(f"{indent}</Directory>")

    def beside_thunderbird(self):
        self.lines += ["    </DirectoryRef>", '    <DirectoryRef Id="THUNDERBIRDFOLDER">']
        self.folder(self.stage / BESIDE_THUNDERBIRD, "      ")

    def text(self):
        self.folder(self.stage, "      ")
        if self.scope == "machine":
            self.beside_thunderbird()
        groups = []
        for group, components in self.groups.items():
            if not components:
                continue
            groups += [f'    <ComponentGroup Id="{group}">',
                       *(f'      <ComponentRef Id="{c}"/>' for c in components),
                       "    </ComponentGroup>"]
        return "\n".join(['<?xml version="1.0" encoding="utf-8"?>',
                          '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">', "  <Fragment>",
                          '    <DirectoryRef Id="INSTALLDIR">', *self.lines, "    </DirectoryRef>",
                          *groups, "  </Fragment>", "</Wix>"])


if __name__ == "__main__":
    if sys.argv[1] == "--key":  # of the File table, of one path
        print(identifier("f", sys.argv[2]))
    else:
        print(Listing(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]).text())
