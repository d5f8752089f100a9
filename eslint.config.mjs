import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** What a rule, an analysis and the other pure layers must not see: they also run where there is no Node. */
const NODE_GLOBALS = ["process", "require", "module", "Buffer", "__dirname", "__filename", "console", "setTimeout"];

/** Findings, plans and Terraform are the same on every machine and at any time. */
const INDETERMINATE = [
  {
    selector: "CallExpression[callee.property.name=/^(localeCompare|toLocale.*)$/]",
    message: "Depends on the locale: use compareText or render.",
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Depends on the clock." },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Depends on the clock.",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "Depends on chance.",
  },
  { selector: "MemberExpression[object.name='Intl']", message: "Depends on the locale." },
];

export default defineConfig(
  globalIgnores([
    "dist/",
    "out/",
    "coverage/",
    "cdktf.out/",
    "lib/rules/index.ts",
    "test/**/fixtures/",
    "scripts/package-check/project/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/explicit-module-boundary-types": "off",
      // What loads when is held by test/architecture.test.ts; rules are plain objects whose contexts are taken apart.
      "@typescript-eslint/no-require-imports": "off",
      "@typescript-eslint/unbound-method": "off",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["lib/**/*.ts", "constructs/**/*.ts"],
    rules: {
      complexity: ["error", 20],
      "max-depth": ["error", 4],
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", { max: 60, skipComments: true }],
      "max-params": ["error", 6],
      "no-restricted-syntax": ["error", ...INDETERMINATE],
    },
  },
  {
    files: ["lib/{units,model,analysis,engine,rules}/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", ...NODE_GLOBALS],
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["node:*"], message: "This layer also runs where there is no Node." }] },
      ],
    },
  },
  {
    // Quantities render themselves.
    files: ["examples/**/*.ts"],
    rules: { "@typescript-eslint/restrict-template-expressions": "off" },
  },
  {
    files: ["test/**/*.ts", "scripts/**/*.ts", "bench/**/*.ts"],
    rules: {
      // Tests hand wrong values to the program on purpose, and read documents as plain data.
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unused-expressions": "off",
      "@typescript-eslint/restrict-plus-operands": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
      "no-console": "off",
    },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: {
      globals: Object.fromEntries([...NODE_GLOBALS, "exports"].map((name) => [name, "readonly"])),
    },
    rules: { "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }] },
  },
  { files: ["**/*.js"], languageOptions: { sourceType: "commonjs" } },
);
