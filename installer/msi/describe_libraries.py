#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Gives each library that its makers built without a version resource one, from what it was built from.

    describe_libraries.py STAGE

Windows Installer compares versions: of a file without one it believes, once its dates differ, that somebody changed
it, and keeps it on an upgrade. The version is the upstream one, and as fourth number Debian's revision, so that an
update of the same upstream is a later one.
"""

import pathlib
import re
import struct
import sys

import msi_tables

HERE = pathlib.Path(__file__).parent
SIGNATURE, STRUCTURE = 0xFEEF04BD, 0x00010000
WINDOWS_NT, DLL = 0x00040004, 2
VERSION_TYPE, NEUTRAL_LANGUAGE, UNICODE = 16, 0, 1200
# Offsets in a PE32+ file: from its signature, and from its optional header (Microsoft, "PE Format").
SECTIONS, OPTIONAL_SIZE, OPTIONAL = 6, 20, 24
INITIALIZED, SECTION_ALIGNMENT, FILE_ALIGNMENT, IMAGE_SIZE, HEADERS_SIZE, CHECKSUM, RESOURCES = 8, 32, 36, 56, 60, 64, 128
SECTION_HEADER = struct.Struct("<8sIIIIIIHHI")
INITIALIZED_READABLE = 0x40000040


def rows(name):
    return [line.split("\t") for line in (HERE / name).read_text().splitlines() if not line.startswith("#")]


def debian_version(dll):
    """Of what the library was built from: its line of licences.tsv says what that is."""
    for library, pattern, origin, name in rows("licences.tsv"):
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*").replace(r"@\(", "(").replace(r"\|", "|").replace(
                r"\)", ")"), dll):
            if origin == "source":
                return library, next(row[2] for row in rows("sysroot.d/sources.tsv") if row[0] == name)
            return library, msi_tables.run("dpkg-query", "-W", "-f", "${Version}", name)
    raise SystemExit(f"describe_libraries: no line of licences.tsv is about {dll}")


def numbers(version):
    """Four numbers for "3.4.4-1+deb12u2": 3, 4, 4, and 102."""
    upstream, _, revision = version.partition("-")
    parts = [int(part) for part in re.match(r"\d+(\.\d+){0,2}", upstream)[0].split(".")]
    debian, update = re.match(r"(\d*)(?:.*deb\d+u(\d+))?", revision).groups()
    return [*parts, 0, 0][:3] + [int(debian or 0) * 100 + int(update or 0)]


def block(key, value, kind, *children):
    """One block of a version resource (Microsoft, "VS_VERSIONINFO"); each begins at a multiple of four."""
    def padded(data):
        return data + bytes(-len(data) % 4)

    head = padded(bytes(6) + f"{key}\0".encode("utf-16-le"))
    body = padded(head + value)
    for child in children:
        body = padded(body) + child
    length = len(value) // 2 if kind else len(value)
    return struct.pack("<HHH", len(body), length, kind) + body[6:]


def version_resource(library, version):
    major, minor, patch, build = numbers(version)
    number = (major << 16 | minor, patch << 16 | build)
    fixed = struct.pack("<13I", SIGNATURE, STRUCTURE, *number, *number, 0x3F, 0, WINDOWS_NT, DLL, 0, 0, 0)
    texts = {"FileDescription": library, "FileVersion": version, "ProductName": library, "ProductVersion": version}
    strings = [block(name, f"{text}\0".encode("utf-16-le"), 1) for name, text in texts.items()]
    return block(
        "VS_VERSION_INFO", fixed, 0,
        block("StringFileInfo", b"", 1, block(f"{NEUTRAL_LANGUAGE:04x}{UNICODE:04x}", b"", 1, *strings)),
        block("VarFileInfo", b"", 1, block("Translation", struct.pack("<HH", NEUTRAL_LANGUAGE, UNICODE), 0)))


def resource_section(data, address):
    """A section that holds one resource: type, name and language are a directory each."""
    directory = struct.Struct("<IIHHHHII")
    out = b""
    for depth, identifier in enumerate((VERSION_TYPE, 1, NEUTRAL_LANGUAGE)):
        after = directory.size * (depth + 1)
        out += directory.pack(0, 0, 0, 0, 0, 1, identifier, after | (0x80000000 if depth < 2 else 0))
    return out + struct.pack("<IIII", address + len(out) + 16, len(data), UNICODE, 0) + data


def up_to(value, alignment):
    return -(-value // alignment) * alignment


def with_resource(image, resource):
    """The file with a section more. It must have no resources, and room for a section's header."""
    image = bytearray(image)
    pe = struct.unpack_from("<I", image, 0x3C)[0]
    optional = pe + OPTIONAL

    def field(offset):
        return struct.unpack_from("<I", image, optional + offset)[0]

    count, optional_size = (struct.unpack_from("<H", image, pe + at)[0] for at in (SECTIONS, OPTIONAL_SIZE))
    table = optional + optional_size
    header_at = table + count * SECTION_HEADER.size
    if field(RESOURCES) or header_at + SECTION_HEADER.size > field(HEADERS_SIZE):
        raise SystemExit("describe_libraries: resources are there already, or no room for a section")
    _, size, last, *_ = SECTION_HEADER.unpack_from(image, header_at - SECTION_HEADER.size)
    address = up_to(last + size, field(SECTION_ALIGNMENT))
    data = resource_section(resource, address)
    image += bytes(-len(image) % field(FILE_ALIGNMENT))
    place = len(image)
    raw = data + bytes(-len(data) % field(FILE_ALIGNMENT))
    SECTION_HEADER.pack_into(image, header_at, b".rsrc", len(data), address, len(raw), place, 0, 0, 0, 0,
                             INITIALIZED_READABLE)
    struct.pack_into("<H", image, pe + SECTIONS, count + 1)
    for offset, value in ((INITIALIZED, field(INITIALIZED) + len(raw)), (CHECKSUM, 0),
                          (IMAGE_SIZE, up_to(address + len(data), field(SECTION_ALIGNMENT)))):
        struct.pack_into("<I", image, optional + offset, value)
    struct.pack_into("<II", image, optional + RESOURCES, address, len(data))
    return bytes(image) + raw


def main(stage):
    for path in sorted(stage.glob("bin/*.dll")):
        if msi_tables.program_version(path) is None:
            path.write_bytes(with_resource(path.read_bytes(), version_resource(*debian_version(path.name))))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
