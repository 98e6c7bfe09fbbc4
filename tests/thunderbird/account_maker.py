# SPDX-License-Identifier: EUPL-1.2
"""Accounts made, changed and removed by Thunderbird's own services, as its settings pages use them, and
written to disk by Thunderbird."""

from __future__ import annotations

import itertools
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from marionette import Marionette
from waiting import wait_until

# Names as the settings pages use them: an attribute where there is one, else a generic preference. The value
# "@local" stands for the account of Local Folders.
Settings = dict[str, str | int | bool]

PLAIN, STARTTLS, TLS = 0, 2, 3


@dataclass(frozen=True)
class Endpoint:
    host: str
    port: int
    security: int = TLS
    user: str = ""  # of Wanted: its address


@dataclass(frozen=True)
class FilterRule:
    """`action` is a name of nsMsgFilterAction; `target` the folder moved to, below the account ("Archivio")
    or with an address of its own ("mailbox://nobody@Local%20Folders/Archivio")."""

    action: str
    target: str = ""
    enabled: bool = True
    type: int = 17  # when mail comes in, or by hand


@dataclass(frozen=True)
class Wanted:
    """An account. `smtp` none: the default server's. The settings are changed after the account is there."""

    address: str
    kind: str
    incoming: Endpoint
    smtp: Endpoint | None
    finish: bool = True  # by the function that the wizard ends with; else one by one, as add-ons and older
                         # releases do, with nothing but what they must set
    server: Settings = field(default_factory=dict)
    identity: Settings = field(default_factory=dict)
    second_identity: Settings | None = None
    retention: Settings = field(default_factory=dict)
    filters: tuple[FilterRule, ...] = ()
    filters_of_local_folders: tuple[FilterRule, ...] = ()
    default_smtp: Endpoint | None = None
    preferences: Settings = field(default_factory=dict)  # of Thunderbird as a whole


_SERVICES = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { CreateInBackend } = ChromeUtils.importESModule("resource:///modules/accountcreation/CreateInBackend.sys.mjs");
const { AccountConfig } = ChromeUtils.importESModule("resource:///modules/accountcreation/AccountConfig.sys.mjs");
const localFolders = () => MailServices.accounts.findAccountForServer(MailServices.accounts.localFoldersServer).key;
const put = (target, settings) => {
  for (const [name, given] of Object.entries(settings)) {
    const value = given == "@local" ? localFolders() : given;
    if (name in target) target[name] = value;
    else if (typeof value == "boolean") target.setBoolValue(name, value);
    else if (typeof value == "number") target.setIntValue(name, value);
    else target.setStringValue(name, value);
  }
};
const setPreference = ([name, value]) => {
  if (typeof value == "boolean") Services.prefs.setBoolPref(name, value);
  else if (typeof value == "number") Services.prefs.setIntPref(name, value);
  else Services.prefs.setStringPref(name, value);
};
const makeSmtp = endpoint => {
  const smtp = MailServices.outgoingServer.createServer("smtp");
  const server = smtp.QueryInterface(Ci.nsISmtpServer);
  server.hostname = endpoint.host;
  server.port = endpoint.port;
  smtp.socketType = endpoint.security;
  smtp.username = endpoint.user;
  return smtp;
};
"""
_MAKE = _SERVICES + """
const [wanted] = args;
const user = endpoint => endpoint.user || wanted.address;
const finished = () => {
  const config = new AccountConfig();
  config.identity.realname = "Studio Legale";
  config.identity.emailAddress = wanted.address;
  Object.assign(config.incoming, { type: wanted.kind, hostname: wanted.incoming.host, port: wanted.incoming.port,
    socketType: wanted.incoming.security, auth: 3, username: user(wanted.incoming) });
  if (wanted.smtp)
    Object.assign(config.outgoing, { type: "smtp", hostname: wanted.smtp.host, port: wanted.smtp.port,
      socketType: wanted.smtp.security, auth: 3, username: user(wanted.smtp) });
  else
    Object.assign(config.outgoing, { addThisServer: false, useGlobalPreferredServer: true, type: "smtp",
      hostname: "", username: "" });
  return CreateInBackend.createAccountInBackend(config);
};
const bare = () => {
  const server = MailServices.accounts.createIncomingServer(user(wanted.incoming), wanted.incoming.host, wanted.kind);
  server.port = wanted.incoming.port;
  server.socketType = wanted.incoming.security;
  server.prettyName = wanted.address;
  const identity = MailServices.accounts.createIdentity();
  identity.email = wanted.address;
  if (wanted.smtp) identity.smtpServerKey = makeSmtp({ ...wanted.smtp, user: user(wanted.smtp) }).key;
  const account = MailServices.accounts.createAccount();
  account.addIdentity(identity);
  account.incomingServer = server;
  return account;
};
if (wanted.default_smtp) {
  const smtp = makeSmtp({ ...wanted.default_smtp, user: user(wanted.default_smtp) });
  MailServices.outgoingServer.defaultServer = smtp;
}
const account = wanted.finish ? await finished() : bare();
const server = account.incomingServer;
server.QueryInterface(wanted.kind == "pop3" ? Ci.nsIPop3IncomingServer : Ci.nsIImapIncomingServer);
put(server, wanted.server);
put(account.defaultIdentity, wanted.identity);
if (wanted.second_identity) {
  const second = MailServices.accounts.createIdentity();
  second.copy(account.defaultIdentity);
  put(second, wanted.second_identity);
  account.addIdentity(second);
}
if (Object.keys(wanted.retention).length) {
  const retention = server.retentionSettings;
  Object.assign(retention, wanted.retention);
  server.retentionSettings = retention;
}
const addFilters = (server, rules) => {
  const list = server.getFilterList(null);
  for (const [number, rule] of rules.entries()) {
    const filter = list.createFilter(`Regola "${number + 1}" \\\\ più`);
    filter.enabled = rule.enabled;
    filter.filterType = rule.type;
    const term = filter.createTerm();
    term.attrib = Ci.nsMsgSearchAttrib.Subject;
    term.op = Ci.nsMsgSearchOp.Contains;
    const value = term.value;
    value.attrib = term.attrib;
    value.str = "consegna";
    term.value = value;
    term.booleanAnd = true;
    filter.appendTerm(term);
    const action = filter.createAction();
    action.type = Ci.nsMsgFilterAction[rule.action];
    if (rule.action == "JunkScore") action.junkScore = 100;
    if (rule.target)
      action.targetFolderUri = rule.target.includes("://") ? rule.target : `${server.serverURI}/${rule.target}`;
    filter.appendAction(action);
    list.insertFilterAt(number, filter);
  }
  list.saveToDefaultFile();
};
if (wanted.filters.length) addFilters(server, wanted.filters);
if (wanted.filters_of_local_folders.length)
  addFilters(MailServices.accounts.localFoldersServer, wanted.filters_of_local_folders);
Object.entries(wanted.preferences).forEach(setPreference);
return account.key;
"""
_REMOVE = _SERVICES + """
for (const account of [...MailServices.accounts.accounts])
  if (account.incomingServer?.type != "none") MailServices.accounts.removeAccount(account, true);
for (const smtp of [...MailServices.outgoingServer.servers]) MailServices.outgoingServer.deleteServer(smtp);
Services.prefs.clearUserPref("mail.smtp.defaultserver");
for (const name of args[0]) Services.prefs.clearUserPref(name);
let local = null;
try { local = MailServices.accounts.localFoldersServer; } catch { return; }  // no account was made yet
const list = local.getFilterList(null);
while (list.filterCount) list.removeFilterAt(0);
list.saveToDefaultFile();
"""
_MARK = "pec-companion.test.saved"
_SAVE = _SERVICES + """
MailServices.accounts.saveAccountInfo();
Services.prefs.setIntPref(args[0], args[1]);
Services.prefs.savePrefFile(null);
"""


class AccountMaker:
    """`profile` is the folder that `marionette`'s Thunderbird writes."""

    _numbers = itertools.count(1)  # of all, for prefs.js outlives a restart

    def __init__(self, marionette: Marionette, profile: Path) -> None:
        self._marionette = marionette
        self._profile = profile
        self._changed: set[str] = set()

    def make(self, wanted: Wanted) -> str:
        """The id of the new account, such as "account2"."""
        self._changed |= wanted.preferences.keys()
        return self._run(_MAKE, asdict(wanted))

    def remove_all(self) -> None:
        self._run(_REMOVE, sorted(self._changed))
        self._changed.clear()

    def save(self) -> None:
        """Returns when what Thunderbird knows is in prefs.js, which it writes by and by."""
        number = next(self._numbers)
        self._run(_SAVE, _MARK, number)
        mark, file = f'"{_MARK}", {number});', self._profile / "prefs.js"
        wait_until("prefs.js to be written", lambda: mark in file.read_text(encoding="utf-8"))

    def _run(self, script: str, *arguments: Any) -> Any:
        return self._marionette.run(script, *arguments)
