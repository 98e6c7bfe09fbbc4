# SPDX-License-Identifier: EUPL-1.2
"""A Thunderbird profile that asks nothing, looks nothing up and never goes offline by itself."""

from __future__ import annotations

import json
from pathlib import Path

from accounts import Preferences

QUIET: Preferences = {
    # No first-run pages, questions or notifications.
    "mail.provider.suppress_dialog_on_startup": True, "mail.spotlight.firstRunDone": True,
    "mail.winsearch.firstRunDone": True, "mail.rights.version": 1, "mail.rights.override": True,
    "mailnews.start_page.enabled": False, "mailnews.start_page_override.mstone": "ignore",
    "mail.shell.checkDefaultClient": False, "mail.biff.show_alert": False, "mail.biff.play_sound": False,
    "mail.biff.show_tray_icon": False, "mail.biff.use_system_alert": False, "calendar.integration.notify": False,
    "app.donation.eoy.version.viewed": 999, "mail.inappnotifications.enabled": False,
    # A modal dialog would hold up every call; a test that wants this one sets it back.
    "mailnews.message_warning_size": 0,
    # Nothing is reported, updated or looked up.
    "app.update.enabled": False, "app.update.auto": False, "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.healthreport.uploadEnabled": False, "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "", "extensions.update.enabled": False, "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False, "extensions.blocklist.enabled": False,
    "browser.safebrowsing.blockedURIs.enabled": False, "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False, "browser.safebrowsing.downloads.enabled": False,
    "browser.region.network.url": "", "browser.region.update.enabled": False,
    "services.settings.server": "data:,", "security.remote_settings.intermediates.enabled": False,
    "security.remote_settings.crlite_filters.enabled": False, "security.OCSP.enabled": 0,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
    "network.proxy.type": 0, "network.trr.mode": 5, "dom.push.connection.enabled": False,
    "media.gmp-manager.updateEnabled": False, "mailnews.auto_config.guess.enabled": False,
    # Only loopback there is, and yet it is online.
    "offline.autoDetect": False, "network.manage-offline-status": False, "offline.startup_state": 0,
    # Every opened message goes where the test says, and stays unread or read without a delay.
    "mail.openMessageBehavior.version": 1, "mail.openMessageBehavior": 2,
    "mailnews.mark_message_read.delay": False,
    # What add-ons and pages say is in Thunderbird's log.
    "browser.dom.window.dump.enabled": True, "devtools.console.stdout.chrome": True,
    "devtools.console.stdout.content": True, "extensions.logging.enabled": False,
    "toolkit.startup.max_resumed_crashes": -1,
}


def appearance(locale: str, dark: bool) -> Preferences:
    """The language Thunderbird is asked for (it follows when it has that language), and its theme."""
    return {
        "intl.locale.requested": locale,
        "extensions.activeThemeID": f"thunderbird-compact-{'dark' if dark else 'light'}@mozilla.org",
        "ui.systemUsesDarkTheme": int(dark),
        "layout.css.prefers-color-scheme.content-override": 0 if dark else 1,
    }


def write(folder: Path, *sets: Preferences) -> None:
    """A new profile with the quiet preferences and `sets` over them; Marionette takes any free port."""
    folder.mkdir(parents=True)
    values = QUIET | {"marionette.port": 0}
    for each in sets:
        values |= each
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in values.items()]
    (folder / "user.js").write_text("".join(lines))
