# SPDX-License-Identifier: EUPL-1.2
"""The base of tests about accounts: the page and the welcome read and used, settings changed while
Thunderbird runs, the notifications it was asked for, and the audit made at once instead of tomorrow."""

from __future__ import annotations

from typing import Any

from accounts import Account, Preferences
from addon_bench import AddonBench
from bench import OWNER

PAGE = "accounts/accounts_page.html"
CONNECTION_SECONDS = 60  # as long as two servers may take

READ_PAGE = """
const words = node => node?.innerText.replace(/\\s+/g, " ").trim() ?? "";
const findings = (card, where) => [...card.querySelectorAll(where)].map(each => ({
  id: each.getAttribute("aria-labelledby"), tone: each.classList[1], title: words(each.querySelector("h3")),
  why: words(each.querySelector("p")), steps: [...each.querySelectorAll("ol li")].map(words) }));
const result = document.getElementById("result");
if (!document.getElementById("footer")?.textContent && !result?.classList.contains("unknown")) return null;
if (document.querySelector("[aria-busy]")) return null;
return {
  tone: result.classList[1], headline: words(result),
  cards: [...document.querySelectorAll("#accounts > .card")].map(card => ({
    name: words(card.querySelector("h2")), tone: card.classList[1], grade: words(card.querySelector(".grade")),
    summary: words(card.querySelector(".summary")), findings: findings(card, ":scope > .finding"),
    notes: findings(card, "details[data-key$=' notes'] > .finding"),
    snoozed: findings(card, "details[data-key$=' snoozed'] > .finding") })),
  others: [...document.querySelectorAll(".others .card")].map(card => words(card.querySelector("h3"))) };
"""

# Presses a control of a page, unfolding what it lies in.
_PRESS = """
const [key, values] = args;
const find = wanted => [...document.querySelectorAll("[data-key]")].find(each => each.dataset.key == wanted);
for (const [field, value] of Object.entries(values)) find(field).value = value;
const control = find(key) ?? document.getElementById(key);
for (let each = control; each = each.parentElement?.closest("details");) each.open = true;
control.focus();
const form = control.closest("form");
if (form && control.localName == "input") form.requestSubmit(); else control.click();
"""

# What the connection test of an account found; null while it runs.
_CONNECTIONS = """
const words = node => node?.innerText.replace(/\\s+/g, " ").trim() ?? "";
const section = document.querySelector(`details[data-key="${args[0]} connection"]`);
if (section.querySelector("button").disabled) return null;
const [row] = section.querySelectorAll("[role=status]");
return {
  failure: row.querySelector(".server") ? "" : words(row),
  servers: [...row.querySelectorAll(".server")].map(each => ({
    title: words(each.querySelector("h4")), tone: each.classList[1], summary: words(each.querySelector(".outcome")),
    checks: [...each.querySelectorAll("li")].map(words) })) };
"""

# What add-ons ask of the desktop, in place of the desktop: the call passes through Thunderbird's own
# implementation of browser.notifications.
RECORD_ALERTS = """
const main = Services.wm.getMostRecentWindow("mail:3pane");
main.benchAlerts = [];
const service = {
  QueryInterface: ChromeUtils.generateQI(["nsIAlertsService"]),
  showAlert(alert, observer) {
    main.benchAlerts.push({ title: alert.title, text: alert.text, name: alert.name, observer });
    observer.observe(null, "alertshow", alert.name);
  },
  closeAlert() {},
};
const factory = { createInstance: iid => service.QueryInterface(iid),
                  QueryInterface: ChromeUtils.generateQI(["nsIFactory"]) };
Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory(
  Services.uuid.generateUUID(), "bench", "@mozilla.org/alerts-service;1", factory);
"""
ALERTS = """
const { benchAlerts } = Services.wm.getMostRecentWindow("mail:3pane");
return benchAlerts.map(({ title, text }) => ({ title, text }));
"""
_CLICK_ALERT = """
const last = Services.wm.getMostRecentWindow("mail:3pane").benchAlerts.at(-1);
last.observer.observe(null, "alertclickcallback", last.name);
"""

_SET = """
const [name, value] = args;
if (typeof value == "boolean") Services.prefs.setBoolPref(name, value);
else if (typeof value == "number") Services.prefs.setIntPref(name, value);
else Services.prefs.setStringPref(name, value);
"""
# Thunderbird's own page of account settings, on the server's settings of the first account.
_SETTINGS = """
const main = Services.wm.getMostRecentWindow("mail:3pane");
const tab = main.document.getElementById("tabmail").tabInfo.find(
  each => each.browser?.currentURI?.spec == "about:accountsettings");
if (!tab) { main.MsgAccountManager("am-server.xhtml"); return false; }
const page = tab.browser.contentDocument;
const tree = page.getElementById("accounttree");
const frame = page.getElementById("contentFrame");
const shown = frame?.contentDocument?.getElementById(args[0]);
// Before its page is loaded whole, a click is undone by the values that are put in, or nobody hears it.
if (!shown || frame.contentDocument.readyState != "complete") {
  const row = [...tree?.rows ?? []].findIndex(each => each.getAttribute("PageTag") == "am-server.xhtml");
  if (row >= 0 && tree.selectedIndex != row) tree.selectedIndex = row;
  return false;
}
shown.click();
return true;
"""
_KEY = """
const [key, shift] = args;
const main = Services.wm.getMostRecentWindow("mail:3pane");
const browser = main.document.getElementById("tabmail").getBrowserForSelectedTab();
if (Services.focus.focusedElement != browser) browser.focus();
const processor = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
processor.beginInputTransactionForTests(main);
const event = name => new main.KeyboardEvent("", { key: name, code: name == " " ? "Space" : name,
  keyCode: { Tab: 9, Enter: 13, " ": 32, Shift: 16 }[name] });
if (shift) processor.keydown(event("Shift"));
processor.keydown(event(key));
processor.keyup(event(key));
if (shift) processor.keyup(event("Shift"));
"""


def healthy(account: Account) -> Preferences:
    """Settings as the audit wants them, where the bench's own would be a finding."""
    server = "mail.server.server1"
    sent = f"imap://{account.address.replace('@', '%40')}@127.0.0.1/Sent"
    return {f"{server}.check_new_mail": True, f"{server}.check_time": 10, f"{server}.offline_download": True,
            "mail.identity.id1.fcc_folder": sent}


class AccountsBench(AddonBench):
    """The account is PEC by the person's word, unless `decided` is false: it lies at no known provider."""

    account = Account(OWNER)
    decided = True

    def setUp(self) -> None:
        # Thunderbird would ask for the password, in a dialog that holds up everything, before the bench can
        # give it one.
        late = {name: value for name, value in self.preferences.items() if name.endswith(".check_new_mail")}
        self.preferences = {name: value for name, value in self.preferences.items() if name not in late}
        super().setUp()
        for name, value in late.items():
            self.set_preference(name, value)
        self.marionette.run("Services.prefs.savePrefFile(null); return true;")
        self.marionette.run(RECORD_ALERTS)
        if self.decided:
            self.remember("account1", {"pec": True})

    def open_page(self) -> dict[str, Any]:
        self.open_tab(PAGE)
        return self.shown()

    def shown(self, seconds: float = 30) -> dict[str, Any]:
        """What the page says, once it says something."""
        def read() -> dict[str, Any] | None:
            opened = any(PAGE in each for each in self.addon.pages())
            return self.addon.in_page(PAGE, READ_PAGE) if opened else None

        return self.wait_until("the page of the accounts", read, seconds)

    def press(self, key: str, page: str = PAGE, **values: str) -> None:
        """Presses the control of a data-key or id, after filling fields in (their data-key -> value)."""
        self.addon.in_page(page, _PRESS, key, values)

    def check_again(self) -> dict[str, Any]:
        self.press("again")
        return self.shown()

    def connections(self, account: str) -> dict[str, Any]:
        """Presses the button of the connection test, and waits for what it finds."""
        self.press(f"{account} test")
        return self.wait_until("what the connection test found", lambda: self.connections_found(account),
                               CONNECTION_SECONDS)

    def connections_found(self, account: str) -> dict[str, Any] | None:
        return self.addon.in_page(PAGE, _CONNECTIONS, account)

    def rules(self, shown: dict[str, Any], part: str = "findings") -> list[str]:
        """The rules of the first card's findings."""
        return [each["id"].removeprefix("finding-account1-") for each in shown["cards"][0][part]]

    def set_preference(self, name: str, value: str | int | bool) -> None:
        """As the settings' pages do, which leave the writing to Thunderbird."""
        self.marionette.run(_SET, name, value)

    def tick(self, box: str) -> None:
        """Ticks a box of the server's settings, as a person does."""
        self.wait_until(f"the box {box}", lambda: self.marionette.run(_SETTINGS, box), 30)

    def key(self, name: str, shift: bool = False) -> None:
        """Presses a key in the tab that is shown."""
        self.marionette.run(_KEY, name, shift)

    # What comes without being asked for.

    def alerts(self) -> list[dict[str, str]]:
        return self.marionette.run(ALERTS)

    def click_alert(self) -> None:
        self.marionette.run(_CLICK_ALERT)

    def check_now(self) -> None:
        """Lets the alarm come, and waits until its audit is over."""
        audits = self.host_log().count("accounts.audit")
        self.addon.in_background('browser.alarms.create("accounts.check", { when: Date.now() });')
        self.wait_until("an audit", lambda: self.host_log().count("accounts.audit") > audits, 20)
