// SPDX-License-Identifier: EUPL-1.2
//
// How a View looks, as text: inside a message it goes into a closed shadow tree, where no style of the
// message reaches.
"use strict";

// "void": what a script in a message ends with is sent to the add-on, and this value cannot be.
void Object.defineProperty(globalThis, "pecPanelStyle", {
  configurable: true,
  value: `
.panel {
  --edge: #5b5b66; --ground: #f4f4f6; --text: #15141a; --faint: #52525e; --line: #d4d4da;
  box-sizing: border-box; margin: 0; padding: 8px 12px; border-inline-start: 6px solid var(--edge);
  border-block-end: 1px solid var(--line); background: var(--ground); color: var(--text);
  font: 14px/1.45 system-ui, sans-serif; text-align: start; overflow-wrap: anywhere;
}
.panel * { box-sizing: border-box; }
.good { --edge: #1b6b36; --ground: #eef8f0; }
.attention { --edge: #b97800; --ground: #fff6e0; }
.bad { --edge: #b3121d; --ground: #fdecec; }
.headline { display: flex; align-items: flex-start; gap: 8px; }
.headline strong { flex: 1 1 auto; font-weight: 600; }
.symbol {
  flex: none; inline-size: 1.45em; block-size: 1.45em; border-radius: 50%; background: var(--edge); color: #fff;
  font-weight: 700; line-height: 1.45em; text-align: center;
}
p { margin: 4px 0 0; }
.panel > p, .details { margin-inline-start: calc(1.45em + 8px); }
.reason { font-weight: 600; }
.action { color: var(--text); }
.small { padding-block: 3px; font-size: 12px; }
.small strong { font-weight: 400; color: var(--faint); }
.details[hidden] { display: none; }
section { margin-block-start: 12px; }
h2 { margin: 0 0 2px; font-size: 13px; font-weight: 600; color: var(--faint); }
button {
  flex: none; min-block-size: 26px; padding: 2px 10px; border: 1px solid var(--edge); border-radius: 4px;
  background: transparent; color: inherit; font: inherit; cursor: pointer;
}
button:hover { background: color-mix(in srgb, var(--edge) 14%, transparent); }
button:focus-visible { outline: 2px solid #0060df; outline-offset: 1px; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin: 6px 0 0; }
dt { color: var(--faint); grid-column: 1; }
dd { margin: 0; grid-column: 2; }
.checks, .attachments { margin: 4px 0 0; padding: 0; list-style: none; }
.checks li { display: flex; gap: 8px; margin-block-start: 3px; }
.checks .symbol {
  inline-size: 1.2em; block-size: 1.2em; border-radius: 3px; background: none; color: var(--edge);
  line-height: 1.2em;
}
.checks .neutral { --edge: var(--faint); }
.checks .neutral, .checks .good { --ground: transparent; }
.attachments li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-block-start: 3px; }
.attachments .name { font-weight: 600; }
.attachments .detail { flex: 1 1 auto; color: var(--faint); }
@media (max-width: 480px) {
  .facts { grid-template-columns: 1fr; }
  dt, dd { grid-column: 1; }
  dd { margin-block-end: 4px; }
  .headline { flex-wrap: wrap; }
  .headline strong { flex-basis: 60%; }
}
@media (prefers-color-scheme: dark) {
  .panel { --ground: #2b2a33; --text: #fbfbfe; --faint: #b8b8c4; --line: #4a4a55; --edge: #9a9aa6; }
  .good { --edge: #5bd07f; --ground: #173322; }
  .attention { --edge: #ffb84d; --ground: #3a2c10; }
  .bad { --edge: #ff7b83; --ground: #45181c; }
  .symbol { color: #15141a; }
  .checks .symbol { color: var(--edge); }
}
@media print { .panel { display: none; } }
`,
});
