/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  setupFiles: ["<rootDir>/test/seed.js"],
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: {
    "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, sourceMaps: "inline" }],
  },
  moduleNameMapper: {
    "^superfactory$": "<rootDir>/constructs/index.ts",
    "^superfactory/rules$": "<rootDir>/lib/engine/define-rule.ts",
    "^superfactory/testing$": "<rootDir>/lib/testing.ts",
  },
};
