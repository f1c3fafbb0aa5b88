import js from "@eslint/js";
import tseslint from "typescript-eslint";
import { importsDownwards } from "./scripts/lint/imports-downwards.mjs";

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "**/generated/**", "test-output/**", ".vscode-test/**"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ["**/*.ts"],
    plugins: { pmo: { rules: { "imports-downwards": importsDownwards } } },
    rules: {
      "pmo/imports-downwards": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/no-extraneous-class": "off",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
    },
  },
  {
    // The core is pure: the same input gives the same output on every machine and day.
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["node:*", "vscode", "fs", "path"], message: "core has no host" }] },
      ],
      "no-restricted-globals": ["error", "window", "document", "process", "fetch", "setTimeout", "performance"],
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: "The present day is an argument.",
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "The present day is an argument.",
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: "Results must be repeatable.",
        },
      ],
    },
  },
  {
    // Text of people reaches the page as text only.
    files: ["src/webview/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]",
          message: "Use textContent.",
        },
      ],
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        Buffer: "readonly",
        fetch: "readonly",
        AbortSignal: "readonly",
        AbortController: "readonly",
        performance: "readonly",
        document: "readonly",
        window: "readonly",
        navigator: "readonly",
      },
    },
  },
);
