# SPDX-License-Identifier: EUPL-1.2
"""What a running Thunderbird must be told before its account works: passwords, and whom to trust for TLS."""

from __future__ import annotations

import accounts
from accounts import Account
from marionette import Marionette
from post_office import PostOffice
from waiting import wait_until

_STORE_PASSWORDS = """
const [origins, user, password] = args;
for (const origin of origins) {
  const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
  login.init(origin, null, origin, user, password, "", "");
  await Services.logins.addLoginAsync(login);
}
"""
_TRUST_AUTHORITY = """
Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB).addCertFromBase64(args[0], "CT,C,C");
"""
_IS_READY = """
const main = Services.wm.getMostRecentWindow("mail:3pane");
return main?.document.getElementById("tabmail")?.currentAbout3Pane?.document.readyState == "complete";
"""


def prepare(marionette: Marionette, account: Account, post: PostOffice) -> None:
    """Leaves the main window ready for mail."""
    if post.tls:
        marionette.run(_TRUST_AUTHORITY, post.tls.authority_base64())
    store_password(marionette, account, post.password)
    wait_for_window(marionette)


def store_password(marionette: Marionette, account: Account, password: str) -> None:
    marionette.run(_STORE_PASSWORDS, accounts.login_origins(account), account.address, password)


def wait_for_window(marionette: Marionette) -> None:
    wait_until("the main window", lambda: marionette.run(_IS_READY))
