# SPDX-License-Identifier: EUPL-1.2
"""The guide has the same sections and pictures in both languages, and each section names what shows it."""

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


class Guide(unittest.TestCase):
    def test_both_languages_say_the_same_things(self):
        english, italian = sections("guide.en.md"), sections("guide.it.md")
        for (title, one), other in zip(english.items(), italian.values(), strict=True):
            for what in (r"\]\((images/\S+)\)", r"^\|", r"^\d\.", r"^\*\*", r"`[^`]+`"):
                with self.subTest(title, what=what):
                    found = [re.findall(what, each, re.MULTILINE) for each in (one, other)]
                    self.assertEqual(len(found[0]), len(found[1]))

    def test_every_section_names_what_shows_it(self):
        rows = re.findall(r"^\| (?!section|-)(.*?) \| (.*) \|$", text("guide-tests.md"), re.MULTILINE)
        self.assertEqual([title for title, _ in rows], list(sections("guide.en.md")))
        for title, shown in rows:
            for path in re.findall(r"`(.*?)`", shown):
                self.assertTrue((TOP / path).exists(), f"{title}: {path}")
            for picture in re.findall(r"\]\((images/\S+)\)", sections("guide.en.md")[title]):
                self.assertIn(picture, shown)

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
