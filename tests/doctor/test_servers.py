# SPDX-License-Identifier: EUPL-1.2
"""The connection test names each obstacle, within its time, and never asks for a password."""

import json
import pathlib
import shutil
import subprocess
import time
import unittest

import certificates
import isolation
import program
import servers

PROTOCOLS = ("imap", "pop3", "smtp")
NAMES = "IP:127.0.0.1,DNS:localhost"
# Words that open or carry a login in one of the protocols.
LOGIN_WORDS = (b"LOGIN", b"AUTH", b"USER", b"PASS", b"MAIL", b"RCPT")
NAME_SERVER = "127.0.0.9"


class ServersTest(program.DoctorTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.authority = certificates.Authority(cls.root, "Known")
        cls.stranger = certificates.Authority(cls.root, "Proxy")
        cls.known = cls.authority.issue("server", NAMES)

    def setUp(self):
        super().setUp()
        self.register()
        # What stands for the system's store: OpenSSL's own way to name another one.
        self.environment["SSL_CERT_FILE"] = str(self.authority.certificate)
        self.environment["SSL_CERT_DIR"] = str(self.home)

    def start(self, server):
        self.addCleanup(server.close)
        return server

    def assert_named(self, obstacle, check, server, *options, protocol="imap", step=2, host="127.0.0.1",
                     early=False):
        """The one server is reported with that obstacle, found by that check, and in time. `early`: the server
        gives the answer away, so that no time limit has to pass."""
        run = self.doctor(f"--{protocol}", f"{host}:{server.port}", "--timeout", str(step), *options)
        report = run.report["servers"][0]
        name, result = check.split(" ", 1)
        self.assertEqual((report["obstacle"], run.check(name)), (obstacle, result), run.report)
        self.assertEqual(run.status, 1 if result.startswith(("fail", "warn")) else 0)
        self.assertEqual(report["limits"], {"step_seconds": step, "total_seconds": 3 * step})
        allowed = (step if early else 3 * step) + program.MARGIN_SECONDS
        self.assertLess(report["seconds"], allowed)
        self.assertLess(run.seconds, allowed + program.MARGIN_SECONDS)
        return run

    def assert_good(self, run, server):
        self.assertEqual((run.status, run.report["result"]), (0, "pass"), run.report)
        said = b"".join(server.heard).upper()
        self.assertTrue(said)
        for word in LOGIN_WORDS:
            self.assertNotIn(word, said)

    # -- nothing wrong
    def test_good_servers(self):
        for protocol in PROTOCOLS:
            for options, server in (((), servers.good(protocol, self.known)),
                                    (("--starttls",), servers.plain(protocol, self.known))):
                with self.subTest(protocol=protocol, options=options):
                    self.start(server)
                    run = self.doctor(f"--{protocol}", f"127.0.0.1:{server.port}", *options)
                    self.assert_good(run, server)
                    self.assertIsNone(run.report["servers"][0]["obstacle"])
                    self.assertEqual(run.check("server.issuer"), "pass known")
                    self.assertEqual(run.check("server.goodbye"), "pass said")
                    self.assertIn("PLAIN", run.facts("server.capabilities")["logins"])
                    self.assertLess(run.seconds, program.MARGIN_SECONDS)

    def test_several_servers_in_one_run(self):
        good = self.start(servers.good("imap", self.known))
        bad = self.start(servers.plain("smtp"))
        run = self.doctor("--smtp", f"127.0.0.1:{bad.port}", "--imap", f"localhost:{good.port}",
                          "--imap", f"127.0.0.1:{good.port}", "--timeout", "2")
        self.assertEqual([s["obstacle"] for s in run.report["servers"]], [None, None, "plain-text-port"])
        self.assertEqual(run.status, 1)

    def test_ipv6(self):
        try:
            server = self.start(servers.Server(lambda *_: None, host="::1"))
        except OSError:
            self.skipTest("no IPv6 here")
        run = self.doctor("--imap", f"[::1]:{server.port}", "--timeout", "2")
        self.assertEqual(run.check("server.connect"), "pass made")

    # -- names
    def resolve_by(self, address):
        own = self.home / "resolv.conf"
        own.write_text(f"nameserver {address}\n")
        isolation.replace("/etc/resolv.conf", own)
        self.addCleanup(isolation.release, "/etc/resolv.conf")

    def assert_name(self, obstacle, check):
        class Nowhere:
            port = 993
        return self.assert_named(obstacle, check, Nowhere, host="mail.example.test", early=True)

    def test_a_dead_name_server(self):
        """Nobody at its address; then one that never answers, where the system itself waits longer."""
        self.resolve_by(NAME_SERVER)
        self.assert_name("name-server-silent", "server.resolve fail no-answer")
        self.start(servers.NameServer(NAME_SERVER, silent=True))
        run = self.assert_name("name-server-silent", "server.resolve fail no-answer")
        self.assertGreater(run.seconds, 1.9)

    def test_no_such_name(self):
        self.start(servers.NameServer(NAME_SERVER, silent=False))
        self.resolve_by(NAME_SERVER)
        self.assert_name("no-such-name", "server.resolve fail no-such-name")

    # -- connections
    def test_a_refused_port(self):
        self.assert_named("port-closed", "server.connect fail refused", self.start(servers.Closed()), early=True)

    def test_dropped_packets(self):
        run = self.assert_named("firewall", "server.connect fail dropped", self.start(servers.Dropping()),
                                early=True)
        self.assertGreater(run.seconds, 1.9)

    def test_no_route(self):
        self.assert_named("no-route", "server.connect fail unreachable", self.start(servers.plain("imap")),
                          host="203.0.113.7", early=True)

    def test_a_route_that_forbids_and_one_that_drops(self):
        for kind, address, obstacle, check in (
                ("prohibit", "203.0.113.8", "local-firewall", "server.connect fail forbidden"),
                ("blackhole", "203.0.113.9", "no-route", "server.connect fail unreachable"),
                ("unreachable", "203.0.113.10", "no-route", "server.connect fail unreachable")):
            if not shutil.which("ip") or subprocess.run(["ip", "route", "add", kind, address], check=False,
                                                        capture_output=True).returncode:
                self.skipTest("no routes can be set here")
            self.assert_named(obstacle, check, self.start(servers.plain("imap")), host=address, early=True)

    # -- certificates
    def assert_certificate(self, context, obstacle, check, **named):
        server = self.start(servers.good("imap", context))
        run = self.assert_named(obstacle, check, server, early=True, **named)
        self.assertEqual(run.check("server.goodbye"), "pass said")  # it goes on: nothing secret follows
        return run

    def test_an_unknown_authority(self):
        run = self.assert_certificate(self.stranger.issue("server", NAMES), "possible-interception",
                                      "server.issuer fail unknown")
        self.assertIn("CN=Proxy", run.facts("server.issuer")["issuer"])
        self.assertEqual(run.check("server.name"), "pass matches")

    def test_a_certificate_that_issued_itself(self):
        self.assert_certificate(self.stranger.own_server(), "possible-interception",
                                "server.issuer fail self-signed")

    def test_another_name(self):
        run = self.assert_certificate(self.authority.issue("other", "DNS:other.example.test"),
                                      "wrong-host-name", "server.name fail differs")
        self.assertEqual(run.facts("server.name")["names"], "other.example.test")

    def test_dates(self):
        expired = self.authority.issue("expired", NAMES, at="2026-01-01", days=10)
        self.assert_certificate(expired, "expired-certificate", "server.dates fail expired")
        early = self.authority.issue("early", NAMES, at="2036-01-01")
        self.assert_certificate(early, "early-certificate", "server.dates fail not-yet")
        self.assert_certificate(self.authority.issue("ending", NAMES, days=3), None, "server.dates note ending")

    def test_a_system_without_a_store(self):
        self.environment |= {"SSL_CERT_FILE": "/nowhere.pem", "SSL_CERT_DIR": "/nowhere"}
        self.assert_certificate(self.known, None, "server.issuer warn no-store")

    def test_the_store_is_not_asked_about_messages(self):
        """Whom a message is trusted for does not change with the store."""
        before = subprocess.run([self.installed / "bin/pec-companion", "anchors", "list"], check=True,
                                capture_output=True, env={"HOME": str(self.home)})
        after = subprocess.run([self.installed / "bin/pec-companion", "anchors", "list"], check=True,
                               capture_output=True, env={"HOME": str(self.home)} | self.environment)
        self.assertEqual(before.stdout, after.stdout)

    # -- TLS that is none
    def test_plain_text_on_a_tls_port(self):
        for protocol in PROTOCOLS:
            server = self.start(servers.plain(protocol))
            run = self.assert_named("plain-text-port", "server.tls fail plain-text", server,
                                    protocol=protocol, early=True)
            self.assertEqual(run.facts("server.tls")["protocol"], protocol)

    def test_tls_on_a_starttls_port(self):
        self.assert_named("tls-port", "server.greeting fail wants-tls",
                          self.start(servers.good("imap", self.known)), "--starttls")

    def test_something_else_on_a_tls_port(self):
        for said in (b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-test\r\n", b"\0\1\2\3garbage\n"):
            self.assert_named("not-a-mail-server", "server.tls fail other-protocol",
                              self.start(servers.saying(said)), early=True)

    def test_tls_that_is_cut(self):
        for reset in (False, True):
            self.assert_named("connection-cut", "server.tls fail cut", self.start(servers.cutting(reset)),
                              early=True)

    def test_silent_and_slow_tls(self):
        self.assert_named("server-silent", "server.tls fail silent", self.start(servers.saying(b"")), early=True)
        self.assert_named("server-slow", "server.tls fail slow",
                          self.start(servers.trickling_tls(self.known, 1)), early=True)

    # -- greetings, in the clear and within TLS
    def assert_greeting(self, said, obstacle, reason, early=True, **kind):
        for context in (None, self.known):
            options = ("--starttls",) if context is None else ()
            server = self.start(servers.saying(said, context, **kind))
            with self.subTest(said[:20], tls=bool(context)):
                self.assert_named(obstacle, f"server.greeting fail {reason}", server, *options, early=early)

    def test_silent_servers(self):
        self.assert_greeting(b"", "server-silent", "silent", early=False)

    def test_slow_servers(self):
        """A byte a second."""
        self.assert_greeting(b"* OK " + b"x" * 60, "server-slow", "slow", pause=1)

    def test_other_greetings(self):
        self.assert_greeting(b"* BYE too many connections\r\n", "server-refuses", "refused")
        self.assert_greeting(b"220 smtp ready\r\n", "wrong-port", "other-protocol")
        self.assert_greeting(b"HTTP/1.1 200 OK\r\n\r\n", "wrong-port", "other-protocol")
        self.assert_greeting(b"hello there\r\n", "not-a-mail-server", "garbage")
        self.assert_greeting(bytes(range(128, 256)) + b"\x1b[2J\n", "not-a-mail-server", "garbage")
        self.assert_greeting(b"* OK", "connection-cut", "closed", stay=False)

    def test_a_greeting_of_100_mb(self):
        for context in (None, self.known):
            server = self.start(servers.endless(b"x" * (1 << 20), 100, context))
            options = ("--starttls",) if context is None else ()
            self.assert_named("not-a-mail-server", "server.greeting fail too-long", server, *options,
                              early=True)
        self.assert_little_memory()

    def test_a_late_greeting(self):
        def behave(server, connection):
            with self.known.wrap_socket(connection, server_side=True) as inner:
                time.sleep(3.2)
                inner.sendall(servers.GREETINGS["imap"])
                servers.talk(server, inner, "imap")
        self.assert_named(None, "server.greeting note late", self.start(servers.Server(behave)), step=5)

    # -- after the greeting
    def test_capabilities_without_end(self):
        greeting = servers.GREETINGS["imap"]
        server = self.start(servers.endless(b"* CAPABILITY IMAP4rev1\r\n", 100000, self.known, greeting))
        self.assert_named("server-fault", "server.capabilities fail too-long", server, early=True)
        silent = self.start(servers.saying(greeting, self.known))
        self.assert_named("server-silent", "server.capabilities fail silent", silent)

    def test_starttls_is_not_offered(self):
        for protocol in PROTOCOLS:
            server = self.start(servers.plain(protocol))
            self.assert_named("starttls-not-offered", "server.starttls fail not-offered", server,
                              "--starttls", protocol=protocol, early=True)

    def test_text_put_in_behind_starttls(self):
        self.assert_named("server-fault", "server.starttls fail injected",
                          self.start(servers.injecting()), "--starttls", protocol="smtp", early=True)

    # -- words and arguments
    def test_hostile_text_is_made_visible(self):
        said = "* BYE \x1b[31m\u202egnp.exe\r\n".encode()
        server = self.start(servers.saying(said, self.known))
        for language in ("it", "en", "de"):
            run = self.command("--imap", f"127.0.0.1:{server.port}", "--timeout", "2", "--lang", language)
            self.assertEqual((run.returncode, run.stderr), (1, ""))
            self.assertNotIn("\x1b", run.stdout)
            self.assertNotIn("\u202e", run.stdout)
            self.assertIn("\\u{202E}gnp.exe", run.stdout)
            self.assertNotIn("doctor.", run.stdout)

    def test_arguments_that_are_none(self):
        for arguments in (("--imap", "a b:993"), ("--imap", "host:0"), ("--imap", "host:99999"),
                          ("--imap", "host:x"), ("--imap", ""), ("--imap", "::1"), ("--imap", "[::1"),
                          ("--smtp", "-x:25"), ("--imap", "h\u00e9.example:993"), ("--timeout", "0"),
                          ("--timeout", "121"), ("--imap",), ("--lang", "xx"), ("extra",)):
            run = self.command(*arguments)
            self.assertEqual((run.returncode, run.stdout), (2, ""), arguments)
            self.assertTrue(run.stderr)

    def test_the_report_is_what_the_schema_says(self):
        schema = pathlib.Path(self.installed / "share/pec-companion/schemas/doctor.schema.json")
        try:
            import jsonschema  # not a package that the tests install
        except ImportError:
            self.skipTest("python3-jsonschema is not installed")
        validator = jsonschema.Draft202012Validator(json.loads(schema.read_text()))
        server = self.start(servers.good("imap", self.known))
        for arguments in ((), ("--imap", f"127.0.0.1:{server.port}", "--pop3", "127.0.0.1:1")):
            validator.validate(self.doctor(*arguments).report)


if __name__ == "__main__":
    unittest.main()
