// SPDX-License-Identifier: EUPL-1.2
//
// What the plain scripts define for each other, and what is newer than the published types.

declare const pecPanel: {
  draw(
    view: import("./view.js").View,
    options?: { save?: (part: string) => void; open?: boolean },
  ): HTMLElement;
};
declare const pecPanelStyle: string;

declare namespace browser.scripting.messageDisplay {
  interface Script {
    id: string;
    js?: string[];
    css?: string[];
    runAt?: "document_start" | "document_end" | "document_idle";
  }
  function getRegisteredScripts(filter?: { ids?: string[] }): Promise<Script[]>;
  function registerScripts(scripts: Script[]): Promise<void>;
}

declare namespace browser.alarms {
  interface Alarm {
    name: string;
  }
  function get(name: string): Promise<Alarm | undefined>;
  function create(name: string, when: { when?: number; delayInMinutes?: number; periodInMinutes?: number }): void;
  const onAlarm: { addListener(listener: (alarm: Alarm) => void): void };
}
