// SPDX-License-Identifier: EUPL-1.2
import js from "@eslint/js";
import globals from "globals";

const PLAIN_SCRIPTS = ["reading/banner.js", "reading/panel.js", "reading/panel_style.js"];

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
      // Text from a message is never markup.
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property })),
      ],
    },
  },
  {
    files: ["**/*.js"],
    ignores: ["tests/**", "tools/**", "eslint.config.js"],
    languageOptions: {
      globals: { ...globals.browser, browser: "readonly", pecPanel: "readonly", pecPanelStyle: "readonly" },
    },
  },
  { files: PLAIN_SCRIPTS, languageOptions: { sourceType: "script" } },
  { files: ["tests/**", "tools/**"], languageOptions: { globals: globals.node } },
];
