// SPDX-License-Identifier: EUPL-1.2
//
// Draws a DraftView: the same in the dialog and in the popup of the compose window. Every text goes in as text.
import { button, element, folded, mark } from "../drawing/element.js";

/** @typedef {import("../types/sending.js").Remedy} Remedy */
/** @typedef {import("../types/sending_view.js").DraftView} DraftView */
/** @typedef {import("../types/sending_view.js").RecipientView} RecipientView */
/** @typedef {import("../types/sending_view.js").RemedyView} RemedyView */
/** @typedef {import("../types/sending_view.js").SendFindingView} SendFindingView */
/** @typedef {import("../texts/catalogue.js").Catalogue} Catalogue */
/** @typedef {(remedy: Remedy) => void} Apply */

let drawn = 0; // names the titles of findings: several may be of one rule

/** @param {DraftView} view */
export function drawHead({ tone, symbol, headline, explanation }) {
  return element("div", { class: `verdict ${tone}` }, mark(symbol),
    element("div", {}, element("h1", { id: "headline" }, headline),
      ...(explanation ? [element("p", { id: "explanation" }, explanation)] : [])));
}

/**
 * @param {SendFindingView} finding
 * @param {Apply} apply
 */
export function drawFinding(finding, apply) {
  const { rule, tone, symbol, severity, title, why, recipients, remedies } = finding;
  const id = `finding-${++drawn}`;
  const node = element("section", { class: `finding ${tone}`, "aria-labelledby": id, "data-rule": rule },
    element("h2", { id }, mark(symbol),
      element("span", {}, element("span", { class: "severity" }, `${severity}: `), title)),
    element("p", {}, why));
  if (recipients.length > 0) {
    node.append(element("ul", { class: "people" }, ...recipients.map((each) => drawRecipient(each, rule, apply))));
  }
  if (remedies.length > 0) node.append(drawRemedies(remedies, rule, apply));
  return node;
}

/**
 * @param {SendFindingView[]} notes
 * @param {Catalogue} catalogue
 */
export function drawNotes(notes, catalogue) {
  if (notes.length === 0) return [];
  const items = notes.map(({ title, why }) => element("li", {}, element("b", {}, title), ` \u2013 ${why}`));
  return [folded(catalogue.text("addon.send.notes", { count: notes.length }), "notes", element("ul", {}, ...items))];
}

/**
 * @param {RecipientView} recipient
 * @param {string} rule - names its buttons
 * @param {Apply} apply
 */
export function drawRecipient({ address, field, tone, symbol, verdict, evidence, warnings, remedies }, rule, apply) {
  const head = element("p", { class: "address" }, mark(symbol), element("bdi", {}, address),
    ...(verdict ? [element("span", { class: "word" }, verdict)] : []),
    ...(field ? [element("span", { class: "field" }, field)] : []));
  const lines = [...warnings.map((text) => element("li", { class: "warning" }, text)),
    ...evidence.map((text) => element("li", {}, text))];
  return element("li", { class: tone }, head,
    ...(lines.length > 0 ? [element("ul", { class: "known" }, ...lines)] : []),
    ...(remedies.length > 0 ? [drawRemedies(remedies, rule, apply)] : []));
}

/**
 * @param {RemedyView[]} remedies
 * @param {string} rule
 * @param {Apply} apply
 */
function drawRemedies(remedies, rule, apply) {
  return element("div", { class: "row remedies" }, ...remedies.map(({ remedy, label, name }) => {
    const key = `${rule} ${remedy.id} ${remedy.address ?? ""} ${remedy.value ?? ""}`.trim();
    const control = button(label, key, () => apply(remedy));
    if (name !== label) control.setAttribute("aria-label", name);
    return control;
  }));
}
