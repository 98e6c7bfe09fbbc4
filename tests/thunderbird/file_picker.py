# SPDX-License-Identifier: EUPL-1.2
"""Thunderbird's own dialog "save as", answered: each file goes into one folder under the name proposed."""

from __future__ import annotations

from pathlib import Path

from marionette import Marionette

_REPLACE = """
const picker = {
  QueryInterface: ChromeUtils.generateQI(["nsIFilePicker"]),
  init() {}, appendFilter() {}, appendFilters() {}, appendRawFilter() {},
  get file() {
    const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
    file.initWithPath(args[0]);
    file.append(this.defaultString);
    return file;
  },
  open(callback) { Services.tm.dispatchToMainThread(() => callback.done(Ci.nsIFilePicker.returnOK)); },
};
const factory = { QueryInterface: ChromeUtils.generateQI(["nsIFactory"]),
                  createInstance: wanted => picker.QueryInterface(wanted) };
Components.manager.QueryInterface(Ci.nsIComponentRegistrar)
  .registerFactory(Services.uuid.generateUUID(), "", "@mozilla.org/filepicker;1", factory);
"""


def answer_with(marionette: Marionette, folder: Path) -> None:
    """Until Thunderbird ends."""
    marionette.run(_REPLACE, str(folder))
