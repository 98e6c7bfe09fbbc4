// SPDX-License-Identifier: EUPL-1.2
//
// The page of the PEC addresses: what is known of one, the registers that were imported, what is kept and for
// how long, and how to have it forgotten.
import { button, element } from "../drawing/element.js";
import { redraw } from "../drawing/redraw.js";
import { HostConnection } from "../host/connection.js";
import { drawRecipient } from "../sending/drawing.js";
import { presentRecipient } from "../sending/recipient_presentation.js";
import { fillPage } from "../texts/fill_page.js";
import { Directory } from "./directory.js";
import { failureText, importedText, progressText, registerText, RETENTIONS, SOURCES, statsText } from "./wording.js";

/** @typedef {import("../types/directory.js").Stats} Stats */

const HOST_NAME = "pec_companion";
const catalogue = await fillPage();
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (byId(id));
const retention = /** @type {HTMLSelectElement} */ (byId("retention"));
const directory = new Directory((notified) => new HostConnection({
  connectNative: () => browser.runtime.connectNative(HOST_NAME),
  version: browser.runtime.getManifest().version,
  ...(notified && { notified }),
}));

/** @param {{reason: string, facts: Record<string, string | number>} | null} failure */
function tell(failure) {
  const result = byId("result");
  result.className = "result unknown";
  result.replaceChildren(...(failure ? [element("p", {}, failureText(failure, catalogue))] : []));
}

/** Shows what the directory holds by now. */
async function refresh() {
  const { value, failure } = await directory.stats();
  tell(failure);
  if (!value) return;
  byId("stats").textContent = statsText(value, catalogue);
  redraw(byId("registers"), ...registers(value));
  const days = String(value.settings.retention_days);
  if (![...retention.options].some((each) => each.value === days)) retention.append(retentionOption(Number(days)));
  retention.value = days;
  field("mx").checked = value.settings.mx;
  byId("asking").hidden = !(await directory.canAsk());
}

/**
 * Changes the directory; drafts that are being written are looked at anew.
 * @param {Promise<{failure: {reason: string, facts: Record<string, string | number>} | null}>} change
 */
async function changed(change) {
  const { failure } = await change;
  await refresh();
  if (failure) tell(failure);
  await browser.runtime.sendMessage({ type: "sending.changed" }).catch(() => {});
}

/** @param {Stats} stats */
function registers({ registers: known }) {
  if (known.length === 0) return [element("p", {}, catalogue.text("addon.directory.registers.none"))];
  return [element("ul", { class: "people" }, ...known.map((register) => {
    const remove = button(catalogue.text("addon.directory.remove"), `register ${register.name}`, () => {
      if (confirm(catalogue.text("addon.directory.remove.confirm", { name: register.name }))) {
        void changed(directory.remove(register.name));
      }
    });
    remove.setAttribute("aria-label", `${remove.textContent}: ${register.name}`);
    return element("li", { class: "neutral" }, element("p", { class: "address" }, element("bdi", {}, register.name)),
      element("p", { class: "about" }, registerText(register, catalogue)),
      element("div", { class: "row" }, remove));
  }))];
}

async function showAddress() {
  const address = field("address").value.trim();
  const { value, failure } = await directory.lookUp(address);
  tell(failure);
  const decide = (/** @type {"certified" | "ordinary" | null} */ says) =>
    button(catalogue.text(`addon.directory.decide.${says ?? "nothing"}`), `decide ${says}`, async () => {
      await changed(directory.decide(address, says));
      await showAddress();
    });
  const forget = button(catalogue.text("addon.directory.forget.address"), "forget address", async () => {
    await changed(directory.forget({ address }));
    await showAddress();
  });
  redraw(byId("looked"), ...(value ? [
    element("ul", { class: "people" }, drawRecipient(presentRecipient(value, true, catalogue), "address", () => {})),
    ...(value.fault ? [] : [element("div", { class: "row" }, decide("certified"), decide("ordinary"), decide(null), forget)]),
  ] : []));
}

/** @type {(() => void) | null} */
let stop = null;

async function importFile() {
  const [file] = field("file").files ?? [];
  if (!file) return;
  const bar = /** @type {HTMLProgressElement} */ (byId("progress"));
  const running = (/** @type {boolean} */ runs) => {
    bar.hidden = byId("stop").hidden = !runs;
    /** @type {HTMLButtonElement} */ (byId("start")).disabled = runs;
  };
  running(true);
  bar.value = 0;
  const importing = directory.importing(file, { name: field("name").value.trim(), all: field("all").checked }, (progress) => {
    bar.value = progress.total > 0 ? progress.done / progress.total : 0;
    byId("importing").textContent = progressText(progress, catalogue);
  });
  stop = importing.stop;
  const { value, failure } = await importing.done;
  stop = null;
  byId("importing").textContent = value ? importedText(value, catalogue) : failureText(failure, catalogue);
  await changed(Promise.resolve({ failure: null }));
  running(false);
}

/** @param {number} days */
function retentionOption(days) {
  const text = days === 0 ? "addon.directory.retention.ever" : "addon.directory.retention.days";
  return element("option", { value: String(days) }, catalogue.text(text, { days }));
}

for (const days of RETENTIONS) retention.append(retentionOption(days));
for (const source of SOURCES) {
  byId("forget").append(button(catalogue.text(`addon.directory.forget.${source}`), `forget ${source}`, () => {
    if (!confirm(catalogue.text(`addon.directory.forget.${source}.confirm`))) return;
    void changed(directory.forget(source === "everything" ? { everything: true } : { source }));
  }));
}
byId("look").addEventListener("submit", (event) => {
  event.preventDefault();
  void showAddress();
});
field("file").addEventListener("change", () => {
  const [file] = field("file").files ?? [];
  if (file && field("name").value === "") field("name").value = file.name.replace(/\.[^.]*$/, "").slice(0, 80);
});
byId("import").addEventListener("submit", (event) => {
  event.preventDefault();
  void importFile();
});
byId("stop").addEventListener("click", () => stop?.());
byId("settings").addEventListener("submit", (event) => event.preventDefault());
retention.addEventListener("change", () => void changed(directory.set({ retention_days: Number(retention.value) })));
field("mx").addEventListener("change", () => void changed(directory.set({ mx: field("mx").checked })));
await refresh();
