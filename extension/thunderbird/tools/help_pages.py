# SPDX-License-Identifier: EUPL-1.2
"""The guide (docs/guide.*.md) as pages of the add-on, made by cmark-gfm. A section has the same anchor in each
language: its English title."""

import html
import pathlib
import re
import subprocess
import sys

DOCS = pathlib.Path(__file__).resolve().parents[3] / "docs"
LANGUAGES = {"en": "English", "it": "Italiano"}
TITLES = {"en": "Guide to PEC Companion", "it": "Guida a PEC Companion"}

_PAGE = """<!doctype html>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<html lang="{language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>{title}</title>
    <link rel="stylesheet" href="../accounts/accounts.css">
    <link rel="stylesheet" href="help.css">
  </head>
  <body>
    <header class="top">
      <h1>{title}</h1>
      <p><a href="guide.{other}.html" lang="{other}">{other_name}</a></p>
      <nav><ul>{contents}</ul></nav>
    </header>
    <main>
{body}
    </main>
  </body>
</html>
"""


def _rendered(name):
    """Raw HTML in the text is left out by cmark-gfm."""
    command = ["cmark-gfm", "--extension", "table", "--to", "html", str(DOCS / name)]
    try:
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()
    except FileNotFoundError:
        sys.exit("pack: cmark-gfm is missing (Debian's package cmark-gfm; scripts/install-packages build)")


def _titles(page):
    return re.findall(r"<h2>(.*?)</h2>", page)


def _anchors(english):
    """Of the sections, in their order."""
    return [re.sub(r"[^a-z]+", "-", html.unescape(title).lower()).strip("-") for title in _titles(english)]


def _page(language, body, names):
    body = body[body.index("<h2>"):]  # what stands before speaks of files that are not here
    titles = _titles(body)
    if len(titles) != len(names):
        sys.exit(f"pack: guide.{language}.md has other sections than guide.en.md")
    for name, title in zip(names, titles):
        body = body.replace(f"<h2>{title}</h2>", f'<h2 id="{name}">{title}</h2>', 1)
    (other,) = LANGUAGES.keys() - {language}
    contents = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, title in zip(names, titles))
    return _PAGE.format(language=language, title=TITLES[language], other=other, other_name=LANGUAGES[other],
                        contents=contents, body=body)


def pages():
    """Path in the package -> content."""
    bodies = {language: _rendered(f"guide.{language}.md") for language in LANGUAGES}
    names = _anchors(bodies["en"])
    out = {f"help/guide.{language}.html": _page(language, body, names).encode() for language, body in bodies.items()}
    for picture in (DOCS / "images").rglob("*.png"):
        place = picture.relative_to(DOCS).as_posix()
        if any(f'src="{place}"'.encode() in page for page in out.values()):
            out[f"help/{place}"] = picture.read_bytes()
    return out
