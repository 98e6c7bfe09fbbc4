# SPDX-License-Identifier: EUPL-1.2
"""A desktop for tests: takes the name of the notification service on the session's bus, says READY, and
prints each notification as a line of JSON. Runs with Debian's Python, which has python3-gi."""

import json
import sys

from gi.repository import Gio, GLib

INTERFACE = """
<node><interface name="org.freedesktop.Notifications"><method name="Notify">
<arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
</method></interface></node>
"""


def main() -> None:
    loop = GLib.MainLoop()

    def called(_connection, _sender, _path, _interface, _method, parameters, invocation) -> None:
        name, _, _, title, text, actions, hints, timeout = parameters.unpack()
        print(json.dumps({"name": name, "title": title, "text": text, "actions": actions, "hints": hints,
                          "timeout": timeout}), flush=True)
        invocation.return_value(GLib.Variant("(u)", (1,)))

    def acquired(connection, _name) -> None:
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        connection.register_object("/org/freedesktop/Notifications", interface, called, None, None)

    Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE,
                     acquired, lambda *_: print("READY", flush=True), lambda *_: sys.exit("no bus"))
    loop.run()


if __name__ == "__main__":
    main()
