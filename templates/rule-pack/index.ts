export { default as rowNames } from "./rules/row-names";
