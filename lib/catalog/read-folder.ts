import { readPartFolder, type CatalogFolder } from "./part-folder";
import { shippedParts } from "./shipped";

/**
 * Reads a project's own parts: `<folder>/<kind>/<vendor>/<part>.yaml`. A folder that is not there holds no parts, and
 * then neither the YAML parser nor the schema is loaded.
 *
 * @param folder - The catalog folder.
 * @param root - The project's root; the problems name files relative to it.
 */
export function readCatalogFolder(folder: string, root: string): CatalogFolder {
  return readPartFolder(folder, root, shippedParts());
}
