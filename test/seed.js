// Property tests draw the same cases in every run; `PROPERTY_SEED=<number> npx jest` draws others.
const { configureGlobal } = require("fast-check");

configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261122) });
