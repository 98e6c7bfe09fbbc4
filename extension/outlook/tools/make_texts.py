# SPDX-License-Identifier: EUPL-1.2
"""Writes the add-in's sentences as C++, from locales/: they must be there when nothing else is, as when the host
cannot be started.

    make_texts.py --locales FOLDER --out texts_table.cpp
"""

import argparse
import json
import pathlib

LANGUAGES = ("en", "it", "de")
# Sentences that the add-on for Thunderbird or a report says, too.
SHARED = ("addon.send.title", "addon.send.anyway", "addon.send.back", "addon.send.confirm",
          "addon.send.headline.block", "addon.send.headline.confirm", "addon.send.headline.warn",
          "addon.send.headline.unchecked", "addon.send.unchecked.title", "addon.send.directory-unusable",
          "addon.send.headline.none", "addon.send.headline.empty", "addon.send.looking", "addon.compose",
          "addon.send.receipt", "addon.send.receipt.completa", "addon.send.receipt.breve", "addon.send.receipt.sintetica",
          "addon.accounts.again", "addon.accounts.checking", "addon.accounts.notice.title", "addon.accounts.steps",
          "audit.outlook.new.title", "audit.outlook.new.why", "audit.outlook.new.fix.outlook",
          "headline.not-pec", "outcome.not-pec.short",
          "receipt_type.completa", "receipt_type.breve", "receipt_type.sintetica",
          "result.pass", "result.warn", "result.fail", "result.note", "result.skip")
HEAD = """// SPDX-License-Identifier: EUPL-1.2
//
// Written by make_texts.py from locales/.
#include "texts/texts.h"

namespace pec::outlook {
namespace {

constexpr TextRow kRows[] = {
"""
TAIL = """};

}  // namespace

std::span<const TextRow> text_rows() { return kRows; }

}  // namespace pec::outlook
"""


def literal(text: str) -> str:
    """UTF-8, each byte outside ASCII by its number; a string ends after one, or the next letter would belong to it."""
    out = "".join(chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\' else f'\\x{byte:02x}""'
                  for byte in text.encode())
    return f'"{out}"'


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--locales", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    words = [json.loads((options.locales / f"{language}.json").read_text(encoding="utf-8")) for language in LANGUAGES]
    keys = sorted({*SHARED, *(key for key in words[0] if key.startswith("outlook."))})
    rows = [f'    {{"{key}", {{{", ".join(literal(each[key]) for each in words)}}}}},\n' for key in keys]
    options.out.write_text(HEAD + "".join(rows) + TAIL, encoding="ascii")


if __name__ == "__main__":
    main()
