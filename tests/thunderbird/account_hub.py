# SPDX-License-Identifier: EUPL-1.2
"""Thunderbird's account wizard (the Account Hub), filled in and clicked through as a person does by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marionette import Marionette, MarionetteError
from waiting import wait_until

# The values of the wizard's lists.
PROTOCOLS = {"imap": "1", "pop3": "2"}
NORMAL_PASSWORD = "3"

_HUB = """
const main = Services.wm.getMostRecentWindow("mail:3pane");
const modal = main.document.querySelector("account-hub-container")?.modal;
const email = modal?.querySelector("account-hub-email");
const step = id => { const found = email?.querySelector("#" + id); return found && !found.hidden ? found : null; };
const busy = () => email.classList.contains("busy");
"""
_OPEN = _HUB + "await main.openAccountHub('MAIL');"
_SHOWS = _HUB + "return Boolean(modal?.open && step(args[0]) && !busy());"
_FILL = _HUB + """
const [place, values] = args;
for (const [id, value] of Object.entries(values)) {
  const field = step(place).querySelector("#" + id);
  field.value = value;
  const type = field.localName == "account-hub-select" ? "change" : "input";
  field.dispatchEvent(new main.CustomEvent(type, { bubbles: true }));
}
"""
_CAN_PRESS = _HUB + """
const button = email.querySelector("#" + args[0]);
return Boolean(button && !button.disabled && !button.hidden && !busy());
"""
# The script must be able to end while a question is open.
_PRESS = _HUB + "main.setTimeout(id => email.querySelector('#' + id).click(), 0, args[0]);"
_CLOSED = _HUB + "return !modal?.open;"
_SAID = _HUB + """
return [...email.querySelectorAll(".account-hub-step:not([hidden])")].map(
  each => each.shadowRoot?.textContent.replace(/\\s+/g, " ") ?? "").join(" ");
"""
_FOUND = _HUB + """
const found = step("emailConfigFoundSubview");
const text = id => found.querySelector("#" + id).textContent;
const kinds = ["imap", "pop3", "exchange", "ews", "graph"].filter(id => !found.querySelector("#" + id).hidden);
return [kinds.join(" "), text("incomingHost"), text("incomingPort"), text("outgoingHost"),
        text("outgoingPort"), text("incomingUsername")];
"""
_CLOSE = _HUB + "modal.close();"
_CLOSE_SETTINGS = _HUB + """
const tabmail = main.document.getElementById("tabmail");
const settings = tabmail.tabInfo.filter(tab => tab.urlbar?.value == "about:accountsettings"
  || tab.browser?.currentURI?.spec.startsWith("about:accountsettings"));
for (const tab of settings) tabmail.closeTab(tab);
return settings.length > 0;
"""


@dataclass(frozen=True)
class Answers:
    """What a person enters. Security as Thunderbird counts it: 0 none, 2 STARTTLS, 3 TLS."""

    kind: str
    address: str
    host: str
    port: int
    smtp_host: str
    smtp_port: int
    security: int
    name: str = "Studio Legale"


@dataclass(frozen=True)
class Offered:
    """The settings that the wizard found by itself, as it shows them."""

    kinds: str  # to choose from
    host: str
    port: str
    smtp_host: str
    smtp_port: str
    user: str


class AccountHub:
    def __init__(self, marionette: Marionette) -> None:
        self._marionette = marionette

    def make(self, answers: Answers, password: str) -> None:
        """Goes all the way: the wizard tries the servers, logs in, and makes the account."""
        self._enter_servers(answers)
        self._press("custom")  # "Test"
        self._press("forward")
        self._fill("emailPasswordSubview", {"password": password})
        self._press("forward")
        self._wait_for("emailAddedSuccessSubview")
        self._press("forward")
        wait_until("the wizard to close", lambda: self._run(_CLOSED))

    def make_untested(self, answers: Answers) -> None:
        """Leaves by "Advanced configuration", which makes the account without asking any server."""
        self._enter_servers(answers)
        self._press("advancedConfigurationOutgoing")
        wait_until("the wizard's question", self._question)
        self._marionette.call("WebDriver:AcceptAlert")
        wait_until("the account's settings", lambda: self._run(_CLOSE_SETTINGS))

    def look_up(self, address: str) -> Offered | None:
        """What the wizard makes of an address alone; none when it asks for the servers."""
        self._run(_OPEN)
        self._fill("emailAutoConfigSubview", {"realName": "Studio Legale", "email": address})
        self._press("forward")
        found, asks = "emailConfigFoundSubview", "emailIncomingConfigSubview"
        wait_until("the wizard's answer", lambda: self._run(_SHOWS, found) or self._run(_SHOWS, asks))
        offered = Offered(*self._run(_FOUND)) if self._run(_SHOWS, found) else None
        self._run(_CLOSE)
        wait_until("the wizard to close", lambda: self._run(_CLOSED))
        return offered

    def _enter_servers(self, answers: Answers) -> None:
        self._run(_OPEN)
        self._fill("emailAutoConfigSubview", {"realName": answers.name, "email": answers.address})
        self._press("manualConfiguration")
        self._fill("emailIncomingConfigSubview", {
            "incomingProtocol": PROTOCOLS[answers.kind], "incomingHostname": answers.host,
            "incomingConnectionSecurity": str(answers.security), "incomingPort": str(answers.port),
            "incomingAuthMethod": NORMAL_PASSWORD, "incomingUsername": answers.address})
        self._press("forward")
        self._fill("emailOutgoingConfigSubview", {
            "outgoingHostname": answers.smtp_host, "outgoingConnectionSecurity": str(answers.security),
            "outgoingPort": str(answers.smtp_port), "outgoingAuthMethod": NORMAL_PASSWORD,
            "outgoingUsername": answers.address})

    def _question(self) -> str:
        try:
            return self._marionette.call("WebDriver:GetAlertText")["value"]
        except MarionetteError as error:
            if "no such alert" in str(error):
                return ""
            raise

    def _wait_for(self, step: str) -> None:
        try:
            wait_until(f"the wizard's {step}", lambda: self._run(_SHOWS, step))
        except AssertionError as error:
            raise AssertionError(f"{error}; the wizard says: {self._run(_SAID)}") from error

    def _fill(self, step: str, values: dict[str, str]) -> None:
        self._wait_for(step)
        self._run(_FILL, step, values)

    def _press(self, button: str) -> None:
        wait_until(f"the wizard's button {button!r}", lambda: self._run(_CAN_PRESS, button))
        self._run(_PRESS, button)

    def _run(self, script: str, *arguments: Any) -> Any:
        return self._marionette.run(script, *arguments)
