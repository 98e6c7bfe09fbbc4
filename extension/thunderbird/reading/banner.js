// SPDX-License-Identifier: EUPL-1.2
//
// Runs in every message that is opened: puts the banner above it. The message's own page could imitate the
// banner, and find a way to cover it or hide it; what the toolbar says cannot be touched from here.
"use strict";

(() => {
  /** @typedef {import("../types/view.js").View} View */

  // Thunderbird runs its scripts in the first message of a session twice, and two banners are one too many.
  // The mark is in the add-on's own global object, which lasts as long as the document.
  const MARK = "pecBannerAsked";
  if (Object.hasOwn(globalThis, MARK)) return;
  Object.defineProperty(globalThis, MARK, { value: true });

  /**
   * What no style of the message may change. Inline and important outranks whatever a page can say.
   * @type {Record<string, string>}
   */
  const HOLD = {
    all: "initial",
    display: "block",
    position: "relative",
    "z-index": "2147483647",
    "inline-size": "100%",
    opacity: "1",
    visibility: "visible",
    contain: "layout style",
    "color-scheme": "light dark",
  };

  /**
   * The banner is seen only where the root is. Each is what a page has that says nothing about its root.
   * @type {Record<string, string>}
   */
  const HOLD_ROOT = {
    display: "block",
    visibility: "visible",
    position: "static",
    opacity: "1",
    margin: "0",
    padding: "0",
    filter: "none",
    transform: "none",
    translate: "none",
    rotate: "none",
    scale: "none",
    zoom: "1",
    contain: "none",
    mask: "none",
    "clip-path": "none",
    "content-visibility": "visible",
  };

  /**
   * Whatever the body holds is drawn below the banner, however high it is put.
   * @type {Record<string, string>}
   */
  const HOLD_BODY = { isolation: "isolate", "z-index": "0" };

  /**
   * @param {HTMLElement | null} element
   * @param {Record<string, string>} styles
   */
  function hold(element, styles) {
    for (const [name, value] of Object.entries(styles)) element?.style.setProperty(name, value, "important");
  }

  /** @param {View} view */
  function show(view) {
    const host = document.createElement("div");
    hold(host, HOLD);
    hold(document.documentElement, HOLD_ROOT);
    hold(document.body, HOLD_BODY);
    const style = document.createElement("style");
    style.textContent = pecPanelStyle;
    const save = (/** @type {string} */ part) => {
      browser.runtime.sendMessage({ type: "reading.save", part }).catch(() => {});
    };
    host.attachShadow({ mode: "closed" }).append(style, pecPanel.draw(view, { save }));
    // Before the body, which remains the message's.
    document.documentElement.insertBefore(host, document.body);
  }

  /** The script runs before the message is read, so that the verdict is asked for meanwhile. */
  const whenThereIsABody = () =>
    new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
      if (document.body) resolve();
      else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
    });

  browser.runtime.sendMessage({ type: "reading.banner" }).then(
    async (view) => {
      if (!view) return;
      await whenThereIsABody();
      show(view);
    },
    () => {}, // the add-on was switched off meanwhile
  );
})();
