# SPDX-License-Identifier: EUPL-1.2
"""The tables of a Windows Installer package, through msitools; and what a program says of itself."""

import pathlib
import struct
import subprocess
import tempfile


def names(package):
    return run("msiinfo", "tables", package).split()


def rows(package, table):
    """Each row of a table as column -> text; empty for a table that is not there."""
    if table not in names(package):
        return []
    with tempfile.TemporaryDirectory() as folder:  # msiinfo lays what is binary where it runs
        lines = run("msiinfo", "export", pathlib.Path(package).resolve(), table, cwd=folder).split("\n")
    columns = lines[0].rstrip("\r").split("\t")
    return [dict(zip(columns, line.rstrip("\r").split("\t"))) for line in lines[3:] if line]


def change(package, *queries):
    """Runs each query, in the SQL of Windows Installer."""
    for query in queries:
        run("msibuild", package, "-q", query)


def add_table(package, name, columns, keys, values):
    """Adds a table. `columns`: name -> type, as in an .idt file."""
    lines = ["\t".join(columns), "\t".join(columns.values()), "\t".join([name, *keys]),
             *("\t".join(row) for row in values)]
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / f"{name}.idt"
        file.write_text("".join(f"{line}\r\n" for line in lines), newline="")
        run("msibuild", package, "-i", file)


def summary(package):
    """The summary information, as name -> text."""
    lines = run("msiinfo", "suminfo", package).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def run(*command, cwd=None):
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.stderr}{done.stdout}")
    return done.stdout


def is_program(path):
    with open(path, "rb") as file:
        return file.read(2) == b"MZ"


def program_version(path):
    """FILEVERSION of a program's or library's version resource, "1.2.3.0"; None when it has none."""
    data = path.read_bytes()
    # VS_FIXEDFILEINFO follows its key, which is UTF-16.
    key = data.find("VS_VERSION_INFO\0".encode("utf-16-le"))
    at = data.find(struct.pack("<I", 0xFEEF04BD), key, key + 64) if key >= 0 else -1
    if at < 0:
        return None
    high, low = struct.unpack_from("<II", data, at + 8)
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
