#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes, as a WiX fragment, the components by which Outlook finds its add-in.

    register_outlook.py machine|user > outlook.wxs

Office is of 32 or of 64 bits, whatever Windows is, so both libraries are installed, each registered in its own view of
the registry. Views differ in the CLSID below Software\Classes and, for the whole computer, in Software\Microsoft; names
of classes, and the rest of what is a user's, are one for both (Microsoft, "Registry Keys Affected by WOW64"): those
belong to one component, or the first to go would take them from the other.
"""

import sys
from xml.sax.saxutils import quoteattr

import list_files

DLL = "pec-companion-outlook.dll"
ADD_IN, PANE = "PecCompanion.Outlook", "PecCompanion.OutlookPane"
# By name the identifier in extension/outlook/addin/identifiers.h, and what tools for classes show.
CLASSES = {ADD_IN: ("{8E0B0F3C-6A0D-4B47-9C55-2D4D0B7F5A31}", "PEC Companion"),
           PANE: ("{5D0C7E52-2B7C-4E38-9D5E-6B1A8C3F7E44}", "PEC Companion pane")}
# How the pane behaves where its content is shown (aspect 1), for containers that ask before they make one: what
# extension/outlook/pane/control_base.cpp answers (Microsoft, "MiscStatus", OLEMISC).
PANE_STATUS = str(0x20191)
# Microsoft, "Registry entries for VSTO Add-ins": 3 loads it at each start. Whether it may be disabled when it is slow
# is the user's and the administrator's choice, and nothing is said of it.
ADD_INS = rf"Software\Microsoft\Office\Outlook\Addins\{ADD_IN}"
IN_ADD_INS = [(ADD_INS, "LoadBehavior", 3), (ADD_INS, "FriendlyName", "PEC Companion"),
              (ADD_INS, "Description", "Checks certified e-mail (PEC)")]


def classes(folder):
    """In: where the library lies. wixl writes no key without a value, so the mark of a control has one."""
    out = []
    for name, (identifier, title) in CLASSES.items():
        key = rf"Software\Classes\CLSID\{identifier}"
        out += [(key, None, title), (rf"{key}\InprocServer32", None, f"[#{list_files.identifier('f', f'{folder}/{DLL}')}]"),
                (rf"{key}\InprocServer32", "ThreadingModel", "Apartment"), (rf"{key}\ProgID", None, name)]
        if name == PANE:
            out += [(rf"{key}\Control", None, "1"), (rf"{key}\MiscStatus", None, "0"),
                    (rf"{key}\MiscStatus\1", None, PANE_STATUS)]
    return out


def names():
    return [(rf"Software\Classes\{name}\CLSID", None, identifier) for name, (identifier, _) in CLASSES.items()]


def components(scope):
    """By name: is it of 64 bits, and its values (key, name, value); the first is its key path."""
    of_view, of_both = (IN_ADD_INS, []) if scope == "machine" else ([], IN_ADD_INS)
    return {"Outlook": (True, names() + of_both),
            "Outlook64": (True, classes("outlook") + of_view),
            "Outlook32": (False, classes("outlook32") + of_view)}


def value(root, key, name, content, is_key_path):
    """Flat: a key around its values would get a backslash at its end from wixl."""
    name = f" Name={quoteattr(name)}" if name else ""
    kind = "integer" if isinstance(content, int) else "string"
    return (f'        <RegistryValue Root="{root}" Key={quoteattr(key)}{name} Type="{kind}"'
            f" Value={quoteattr(str(content))}{' KeyPath=' + quoteattr('yes') if is_key_path else ''}/>")


def fragment(scope):
    root = "HKLM" if scope == "machine" else "HKCU"
    lines = []
    for name, (is_64, values) in components(scope).items():
        lines += [f'      <Component Id="{name}" Guid="{list_files.guid(scope, f"registry:{name}")}"'
                  f' Win64="{"yes" if is_64 else "no"}">',
                  *(value(root, *each, each is values[0]) for each in values), "      </Component>"]
    # In no folder of the installation, which is one of 64 bits.
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>',
                      '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">', "  <Fragment>",
                      '    <DirectoryRef Id="TARGETDIR">', *lines, "    </DirectoryRef>",
                      '    <ComponentGroup Id="OutlookRegistration">',
                      *(f'      <ComponentRef Id="{name}"/>' for name in components(scope)),
                      "    </ComponentGroup>", "  </Fragment>", "</Wix>"])


if __name__ == "__main__":
    print(fragment(sys.argv[1]))
