# SPDX-License-Identifier: EUPL-1.2
"""The presets of Thunderbird's account wizard say what providers.json says, of reliable providers alone."""

import copy
import json
import os
import pathlib
import sys
import unittest
import xml.etree.ElementTree as ElementTree

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "installer/account-presets"))
import make_presets  # noqa: E402

DATA = json.loads((TOP / "native-host/data/providers.json").read_text(encoding="utf-8"))
ALL = DATA["providers"] + DATA["customer_domains"]
BUILT = pathlib.Path(os.environ["PEC_BUILD_DIR"]) / "account-presets"


def made(**changes):
    """The one preset of an invented provider, or none."""
    provider = {
        "name": "A & B <S.p.A.>", "mailbox_domains": [{"domain": "pec.inventato.example"}], "username": "full address",
        "imap": {"host": "imap.inventato.example", "port": 993, "tls": "implicit", "confidence": "high"},
        "smtp": {"host": "smtp.inventato.example", "port": 587, "tls": "starttls", "confidence": "medium"},
        "pop3": {"host": "pop.inventato.example", "port": 995, "tls": "implicit", "confidence": "high"},
    } | changes
    files = make_presets.presets({"providers": [provider], "customer_domains": []})
    return ElementTree.fromstring(next(iter(files.values())).encode()) if files else None


def confident(kind, confidence):
    return {kind: {"host": "x.example", "port": 1, "tls": "implicit", "confidence": confidence}}


class Generator(unittest.TestCase):
    def test_what_a_file_says(self):
        (provider,) = made()
        self.assertEqual(provider.get("id"), "pec.inventato.example")
        self.assertEqual(provider.findtext("displayName"), "A & B <S.p.A.>")
        servers = {each.tag: [each.get("type"), *(child.text for child in each)]
                   for each in provider if each.tag.endswith("Server")}
        self.assertEqual(servers, {
            "incomingServer": ["imap", "imap.inventato.example", "993", "SSL", "%EMAILADDRESS%", "password-cleartext"],
            "outgoingServer": ["smtp", "smtp.inventato.example", "587", "STARTTLS", "%EMAILADDRESS%",
                               "password-cleartext"]})

    def test_a_name_of_the_providers_own(self):
        (provider,) = made(username="a user id, not the address")
        self.assertEqual({each.text for each in provider.iter("username")}, {"a user id, not the address"})

    def test_weak_settings_make_no_preset(self):
        for kind in ("imap", "smtp"):
            self.assertIsNone(made(**confident(kind, "low")), kind)
            self.assertIsNone(made(**{kind: {}}), kind)

    def test_a_domain_that_would_leave_the_folder(self):
        for domain in ("../evil.example", "a/b.example", "UPPER.example", "", "nodot"):
            with self.assertRaises(ValueError, msg=domain):
                made(mailbox_domains=[{"domain": domain}])

    def test_a_domain_of_two_providers(self):
        data = copy.deepcopy(DATA)
        data["providers"].append(copy.deepcopy(data["providers"][0]))
        with self.assertRaises(ValueError):
            make_presets.presets(data)


class Built(unittest.TestCase):
    """What the build wrote, from the data that is shipped."""

    def test_every_domain_with_reliable_settings_and_no_other(self):
        wanted = {each["domain"]: provider for provider in ALL for each in provider["mailbox_domains"]
                  if {provider.get(kind, {}).get("confidence") for kind in ("imap", "smtp")} <= {"high", "medium"}}
        self.assertEqual({path.stem for path in BUILT.iterdir()}, set(wanted))
        for domain, provider in wanted.items():
            with self.subTest(domain):
                root = ElementTree.parse(BUILT / f"{domain}.xml").getroot()
                self.assertIn(domain, [each.text for each in root.iter("domain")])
                self.assertEqual([each.text for each in root.iter("hostname")],
                                 [provider["imap"]["host"], provider["smtp"]["host"]])

    def test_nothing_unconfirmed(self):
        text = "".join(path.read_text(encoding="utf-8") for path in BUILT.iterdir())
        doubtful = " ".join(note for provider in ALL for note in provider.get("unconfirmed", []))
        hosts = {word.strip(",:;()") for word in doubtful.split() if word.count(".") > 1}
        self.assertIn("server.pec-email.com", hosts)
        self.assertEqual({host for host in hosts if f">{host}<" in text}, set())


if __name__ == "__main__":
    unittest.main()
