# SPDX-License-Identifier: EUPL-1.2
"""Seeds of the readers of mail programs' settings: what the programs write, and what is nearly that."""

PREFS = """// Mozilla User Preferences

user_pref("mail.accountmanager.accounts", "account1,account2");
user_pref("mail.server.server1.type", "pop3");
user_pref("mail.server.server1.leave_on_server", true);
user_pref("mail.server.server1.num_days_to_leave_on_server", 14);
user_pref("mail.identity.id1.fullName", "Studio \\"A\\" \\\\ \\u20ac \\x41\\n");
user_pref("browser.x", -1);
"""
FILTERS = """version="9"
logging="no"
name="receipts \\"PEC\\""
enabled="yes"
type="17"
action="Move to folder"
actionValue="imap://studio%40pec.it@imaps.pec.aruba.it/INBOX/PEC"
action="Mark read"
condition="AND (subject,contains,ACCETTAZIONE) AND (from,contains,posta-certificata)"
name="all"
enabled="no"
action="Delete"
condition="ALL"
"""
PROFILES = """[InstallFDC34C9F024745EB]
Default=aaaa.default-release
Locked=1

[Profile1]
Name=default
IsRelative=1
Path=bbbb.default
Default=1

[Profile0]
Name=default-release
IsRelative=0
Path=/srv/mail/aaaa.default-release
; comment
[General]
StartWithLastProfile=1
Version=2
"""
INSTALLS = "[FDC34C9F024745EB]\r\nDefault=Profiles/aaaa.default\r\nLocked=1\r\n"
POPSTATE = """# POP3 State File
# This is a generated file!  Do not edit.

*pop3s.pec.aruba.it studio@pec.it
k 0000000156d1 1700000000
d 0000000256d1 1700000001
b 0000000356d1
*other.example someone else
f 1 0
"""
REGISTRY = """Windows Registry Editor Version 5.00

[HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\Profiles\\Outlook\\\
9375CFF0413111d3B88A00104B2A6676\\00000002]
"Account Name"=hex:53,00,00,00
"Email"="studio@pec.it"
"POP3 Server"=hex:70,00,6f,00,\\
  70,00,00,00
"POP3 Port"=dword:000003e3
"Leave on Server"=dword:000e0003
"POP3 Password"=hex:02,01
"@"=-
[-HKEY_CURRENT_USER\\Software\\Gone]
; comment
@="default"
"""


def variants(text):
    """The text, with other line ends, cut, doubled, and without a last line end."""
    data = text.encode()
    yield "whole", data
    yield "crlf", data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    yield "half", data[:len(data) // 2]
    yield "twice", data + data
    yield "open", data.rstrip()
    yield "nul", data[:40] + b"\0" + data[40:]
    yield "empty", b""


def targets():
    """Seeds by target."""
    installs = [("installs-" + name, data) for name, data in variants(INSTALLS)]
    utf16 = [("utf16-" + name, b"\xff\xfe" + data.decode("utf-8").encode("utf-16-le"))
             for name, data in variants(REGISTRY)]
    old = REGISTRY.replace("Windows Registry Editor Version 5.00", "REGEDIT4")
    return {
        "prefs_js": variants(PREFS),
        "filter_rules": variants(FILTERS),
        "profiles_ini": [*variants(PROFILES), *installs],
        "popstate": variants(POPSTATE),
        "registry": [*variants(REGISTRY), *utf16, ("old", old.encode("ascii"))],
    }
