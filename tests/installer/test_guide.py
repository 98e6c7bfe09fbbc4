# SPDX-License-Identifier: EUPL-1.2
"""The guide has the same sections and pictures in both languages, and each statement names what shows it."""

import json
import pathlib
import re
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
DOCS = TOP / "docs"


def text(name):
    return (DOCS / name).read_text(encoding="utf-8")


def sections(name):
    """Title -> text."""
    parts = re.split(r"^## (.*)\n", text(name), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2]))


def statements(section):
    """What a section states, in its order, without pictures: a sentence each; of a table only that it is there, and a
    question with its answer."""
    for block in re.split(r"\n\s*\n", section):
        lines = [line for line in block.splitlines() if not re.fullmatch(r"!\[.*\]\(.*\)", line.strip())]
        if any(line.startswith("|") for line in lines):
            if not any("![" in line for line in lines):  # or it only holds pictures side by side
                yield "The table"
            continue
        for part in re.split(r"\n(?=\d\. )", "\n".join(lines)):
            words = re.sub(r"^\d\. ", "", " ".join(part.split()))
            if words.startswith("**") and "?**" in words:
                yield words
            elif words:
                yield from re.split(r"(?<=[.?!]) (?=[\"A-Z*`])", words)


def is_there(reference):
    """ "path", or "path::name" of a test in it."""
    path, _, name = reference.partition("::")
    file = TOP / path
    if not name:
        return file.exists()
    return file.exists() and re.search(rf"def {name}\(|^TEST\w*\(\w+, {name}\)", file.read_text(encoding="utf-8"), re.M)


class Guide(unittest.TestCase):
    def test_both_languages_say_the_same_things(self):
        english, italian = sections("guide.en.md"), sections("guide.it.md")
        for (title, one), other in zip(english.items(), italian.values(), strict=True):
            for what in (r"\]\((images/\S+)\)", r"^\|", r"^\d\.", r"^\*\*", r"`[^`]+`"):
                with self.subTest(title, what=what):
                    found = [re.findall(what, each, re.MULTILINE) for each in (one, other)]
                    self.assertEqual(len(found[0]), len(found[1]))

    def test_every_statement_names_what_shows_it(self):
        guide, shown = sections("guide.en.md"), sections("guide-tests.md")
        self.assertEqual(list(shown), list(guide))
        for title, section in guide.items():
            rows = re.findall(r"^\| (?!statement|-)(.*?) \| (.*) \|$", shown[title], re.MULTILINE)
            for (begins, _), statement in zip(rows, statements(section), strict=True):
                self.assertEqual(statement[:len(begins)], begins, title)
            for picture in re.findall(r"\]\((images/\S+)\)", section):
                self.assertIn(picture, shown[title])

    def test_what_shows_it_is_there(self):
        for line in text("guide-tests.md").splitlines():
            row = re.fullmatch(r"\| (?!statement|-)(.*?) \| (.*) \|", line)
            if row:
                with self.subTest(row[1]):
                    references = re.findall(r"`([^`]*/[^`]*)`", row[2])
                    self.assertTrue(references or row[2] == "advice" or row[2].startswith("source: "), row[2])
                    for reference in references:
                        self.assertTrue(is_there(reference), reference)

    def test_every_finding_has_a_row(self):
        """By the words of its title, without the facts in it."""
        rules = set(re.findall(r'^    \{"([a-z.-]+)", k', (TOP / "native-host/src/outgoing/rules.cpp").read_text(), re.M))
        self.assertGreater(len(rules), 20)
        for language, section in (("en", "Before sending"), ("it", "Prima di inviare")):
            words = json.loads((TOP / f"locales/{language}.json").read_text(encoding="utf-8"))
            rows = re.findall(r"^\| (.*?) \|", sections(f"guide.{language}.md")[section], re.MULTILINE)[1:]
            titles = [words[f"send.{rule}.title"] for rule in rules]
            fitting = [max((row for row in rows if row in title), key=len, default=title) for title in titles]
            self.assertEqual(sorted(fitting), sorted(rows), language)

    def test_links_lead_somewhere(self):
        for name in ("guide.en.md", "guide.it.md", "administrators.md", "guide-tests.md"):
            for target in re.findall(r"\]\(([^)#:]+)\)", text(name)):
                self.assertTrue((DOCS / target).exists(), f"{name}: {target}")


if __name__ == "__main__":
    unittest.main()
