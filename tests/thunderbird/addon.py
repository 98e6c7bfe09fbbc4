# SPDX-License-Identifier: EUPL-1.2
"""The add-on from outside: its state, its event page, and code run inside any page it has open."""

from __future__ import annotations

from typing import Any

from marionette import Marionette
from native_host import ADDON

_STATE = """
const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
const addon = await AddonManager.getAddonByID(args[0]);
if (!addon) return null;
return { version: addon.version, active: addon.isActive, disabled: addon.userDisabled || addon.appDisabled,
         background: WebExtensionPolicy.getByID(args[0])?.extension.backgroundState ?? null };
"""

_EXTENSION = """
const [id, place, code, given] = args;
const { extension } = WebExtensionPolicy.getByID(id);
// A page without a script is no view: it never asked for an API.
const tabs = Services.wm.getMostRecentWindow("mail:3pane")?.document.getElementById("tabmail")?.tabInfo ?? [];
const pages = [
  ...[...extension.views].map(each => ({ type: each.viewType, address: each.uri?.spec ?? "", browser: each.xulBrowser })),
  ...tabs.map(({ browser }) => ({ type: "tab", address: browser?.currentURI?.spec ?? "", browser }))
    .filter(({ address }) => address.startsWith(extension.baseURL) && address.includes("/help/"))];
"""

_WAKE = _EXTENSION + "await extension.wakeupBackground();"
_STOP = _EXTENSION + "await extension.terminateBackground({ disableResetIdleForTest: place });"
_ENABLE = """
const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
const addon = await AddonManager.getAddonByID(args[0]);
await (args[1] ? addon.enable() : addon.disable());
"""
_PAGES = _EXTENSION + "return pages.map(({ address }) => address);"

# The page's own process gets a frame script, which answers under a name used once. A sandbox with the
# page's principal runs the code, so that neither the page's content policy nor a hook in it matters.
_IN_PAGE = _EXTENSION + """
if (place == "background") await extension.wakeupBackground();
const background = () => [...extension.views].find(each => each.viewType == "background")?.xulBrowser;
const holder = place == "background" ? background() : pages.find(({ address }) => address.includes(place))?.browser;
if (!holder) throw new Error(`the add-on has no page ${place}`);
const manager = holder.messageManager;
const topic = `bench:${Services.uuid.generateUUID()}`;
return await new Promise((resolve, reject) => {
  // A page that is closed meanwhile answers nothing.
  const main = Services.wm.getMostRecentWindow("mail:3pane");
  const watch = main.setInterval(() => {
    if (holder.isConnected) return;
    main.clearInterval(watch);
    reject(new Error("the page is gone"));
  }, 250);
  const listener = message => {
    main.clearInterval(watch);
    manager.removeMessageListener(topic, listener);
    const { value, error } = message.data;
    if (error) reject(new Error(error)); else resolve(JSON.parse(value));
  };
  manager.addMessageListener(topic, listener);
  manager.loadFrameScript("data:;charset=utf-8," + encodeURIComponent(`(async () => {
    let reply;
    try {
      const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      const code = "(async (...args) => { " + ${JSON.stringify(code)} + " })(..." + ${JSON.stringify(
        JSON.stringify(given))} + ").then(value => JSON.stringify(value ?? null))";
      reply = { value: await Cu.evalInSandbox(code, sandbox) };
    } catch (error) {
      reply = { error: String(error) };
    }
    sendAsyncMessage("${topic}", reply);
  })();`), false);
});
"""

_BUTTON = """
const [id, action] = args;
const name = id.toLowerCase().replace(/[^a-z0-9_-]/g, "_") + `-${action}-toolbarbutton`;
const main = Services.wm.getMostRecentWindow(action == "composeAction" ? "msgcompose" : "mail:3pane");
const places = [main, main.document.getElementById("tabmail")?.currentTabInfo.chromeBrowser?.contentWindow];
places.push(places[1]?.messageBrowser?.contentWindow);
const messageWindow = Services.wm.getMostRecentWindow("mail:messageWindow");
places.push(messageWindow?.messageBrowser?.contentWindow);
const button = places.map(each => each?.document.getElementById(name)).find(each => each?.checkVisibility());
if (!button) return null;
// The button of the compose window hears the mouse as it goes down.
if (args[2] && action == "composeAction")
  button.dispatchEvent(new main.MouseEvent("mousedown", { button: 0, bubbles: true }));
else if (args[2]) button.click();
return { label: button.getAttribute("label"), badge: button.getAttribute("badge"),
         title: button.getAttribute("tooltiptext"), disabled: button.disabled };
"""


class Addon:
    """`id` may name another add-on than ours."""

    def __init__(self, marionette: Marionette, identifier: str = ADDON) -> None:
        self._marionette = marionette
        self.id = identifier

    def state(self) -> dict[str, Any] | None:
        """version, active, disabled, background ("running", "stopped", ...); None when not installed."""
        return self._marionette.run(_STATE, self.id)

    def wake(self) -> None:
        self._marionette.run(_WAKE, self.id)

    def stop(self, busy: bool = False) -> None:
        """Ends the event page as idleness would; `busy`: even while a native port keeps it awake."""
        self._marionette.run(_STOP, self.id, busy)

    def enable(self, wanted: bool = True) -> None:
        self._marionette.run(_ENABLE, self.id, wanted)

    def pages(self) -> list[str]:
        """The addresses of its open pages: background, popups, tabs."""
        return self._marionette.run(_PAGES, self.id)

    def in_page(self, part: str, code: str, *arguments: Any) -> Any:
        """Runs the body of an async function in its open page whose address holds `part`, a popup for
        example; `document`, `browser` and `args` are there. The answer passes through JSON."""
        return self._marionette.run(_IN_PAGE, self.id, part, code, list(arguments))

    def in_background(self, code: str, *arguments: Any) -> Any:
        """The same in the background page, which is started when it is stopped."""
        return self.in_page("background", code, *arguments)

    def button(self, action: str = "messageDisplayAction", click: bool = False) -> dict[str, Any] | None:
        """Its button beside the message (or composeAction, browserAction), clicked on request; None
        when it is not to be seen."""
        return self._marionette.run(_BUTTON, self.id, action, click)
