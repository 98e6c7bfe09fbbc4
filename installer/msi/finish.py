#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Corrects in a package what wixl leaves out or cannot say.

    finish.py PACKAGE.msi STAGE machine|user

- File.Version and Language. Without them Windows takes our programs for data, and keeps an old one that it
  believes somebody changed.
- The Environment table, which wixl does not know; conditions of components; actions for a rollback alone.
- Properties that whoever is no administrator may give: they must reach the part that runs as one.
- An upgrade to the same version, which replaces a build by another of the same day.
- The package code, from what is in it, so that two different packages never share one.
"""

import hashlib
import pathlib
import sys
import uuid

import list_files
import msi_tables

NAMESPACE = uuid.UUID("b1f0c6f4-2a5d-4b43-8f43-0d6c9a7e5b18")
PUBLIC = ("INSTALLDIR", "PREVIOUSFOLDER", "WINDOWSMAJOR")
PUBLIC_OF_MACHINE = ("FOUNDTHUNDERBIRD", "THUNDERBIRDFOLDER", "OURPOLICY")
ROLLBACK = 256  # msidbCustomActionTypeRollback
VERSION_MAX_INCLUSIVE = 512  # msidbUpgradeAttributesVersionMaxInclusive
NEUTRAL = "0"


def content_id(stage, *more):
    """One UUID of everything that gets installed."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in sorted(p for p in stage.rglob("*") if p.is_file()):
        digest.update(f"\0{path.relative_to(stage).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return "{" + str(uuid.uuid5(NAMESPACE, digest.hexdigest())).upper() + "}"


def folders(package):
    """The staged path of each Directory below INSTALLDIR."""
    out = {"INSTALLDIR": pathlib.PurePosixPath(),
           "THUNDERBIRDFOLDER": pathlib.PurePosixPath(list_files.BESIDE_THUNDERBIRD)}
    waiting = msi_tables.rows(package, "Directory")
    while True:
        ready = [row for row in waiting if row["Directory_Parent"] in out]
        if not ready:
            return out
        for row in ready:
            out[row["Directory"]] = out[row["Directory_Parent"]] / row["DefaultDir"].split("|")[-1]
            waiting.remove(row)


def staged_files(package):
    """The staged path of each row of File, by its key."""
    places = folders(package)
    components = {row["Component"]: row["Directory_"] for row in msi_tables.rows(package, "Component")}
    return {row["File"]: places[components[row["Component_"]]] / row["FileName"].split("|")[-1]
            for row in msi_tables.rows(package, "File")}


def set_versions(package, stage):
    for key, path in staged_files(package).items():
        version = msi_tables.program_version(stage / path) if msi_tables.is_program(stage / path) else None
        if version is None:
            continue  # told apart by its hash
        msi_tables.change(
            package,
            f"UPDATE `File` SET `Version`='{version}', `Language`='{NEUTRAL}' WHERE `File`='{key}'",
            f"DELETE FROM `MsiFileHash` WHERE `File_`='{key}'")


def set_conditions(package):
    """What is installed only where it helps and harms nobody; wixl takes no condition of a component."""
    places = folders(package)
    for row in msi_tables.rows(package, "Component"):
        beside = places.get(row["Directory_"], pathlib.PurePosixPath()).parts[:1] == (list_files.BESIDE_THUNDERBIRD,)
        if beside:
            msi_tables.change(package, "UPDATE `Component` SET `Condition`='FOUNDTHUNDERBIRD'"
                                       f" WHERE `Component`='{row['Component']}'")


def set_rollbacks(package):
    for row in msi_tables.rows(package, "CustomAction"):
        if row["Action"].endswith("Back"):
            msi_tables.change(package, f"UPDATE `CustomAction` SET `Type`={int(row['Type']) | ROLLBACK}"
                                       f" WHERE `Action`='{row['Action']}'")


def main(package, stage, scope):
    set_versions(package, stage)
    if scope == "machine":
        set_conditions(package)
        set_rollbacks(package)
    # "=": set when installing; "-": removed when uninstalling; "*": of the whole computer. "[~];" first:
    # behind what is there, so that nobody's program or library is hidden by ours.
    msi_tables.add_table(
        package, "Environment",
        {"Environment": "s72", "Name": "l255", "Value": "L255", "Component_": "s72"}, ["Environment"],
        [["Path", "=-*PATH" if scope == "machine" else "=-PATH", "[~];[d.bin]", "SearchPath"]])
    secure = {row["Property"]: row["Value"] for row in msi_tables.rows(package, "Property")}["SecureCustomProperties"]
    public = [secure, *PUBLIC, *(PUBLIC_OF_MACHINE if scope == "machine" else ())]
    msi_tables.change(
        package,
        f"UPDATE `Property` SET `Value`='{';'.join(public)}' WHERE `Property`='SecureCustomProperties'")
    # A key column cannot be updated.
    (row,) = [r for r in msi_tables.rows(package, "Upgrade") if r["ActionProperty"] == "WIX_UPGRADE_DETECTED"]
    msi_tables.change(
        package,
        "DELETE FROM `Upgrade` WHERE `ActionProperty`='WIX_UPGRADE_DETECTED'",
        "INSERT INTO `Upgrade` (`UpgradeCode`, `VersionMax`, `Attributes`, `ActionProperty`) VALUES"
        f" ('{row['UpgradeCode']}', '{row['VersionMax']}', {int(row['Attributes']) | VERSION_MAX_INCLUSIVE},"
        " 'WIX_UPGRADE_DETECTED')")
    version = next(r["Value"] for r in msi_tables.rows(package, "Property") if r["Property"] == "ProductVersion")
    msi_tables.run("msibuild", package, "-s", f"PEC Companion {version}", "PEC Companion maintainers",
                   "x64;1033", content_id(stage, "package", scope, version))


if __name__ == "__main__":
    if sys.argv[1] == "--product-code":  # --product-code STAGE SCOPE VERSION: each content is a product
        print(content_id(pathlib.Path(sys.argv[2]), "product", *sys.argv[3:]))
    else:
        main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3])
