import type { Project } from "../core/model/types";
import type { Schema } from "../core/schema/registry";
import { standardOfFile } from "../core/standard/model";
import type { ProjectStore } from "../workspace/store";
import { standardsOf } from "./completion/standards";

/** The schema of a kind of record, with the prefix and the digits that the standards of the project want for its ids. */
export function withIdForm(schema: Schema, project: Project | undefined, store: ProjectStore): Schema {
  const kind = schema["x-kind"];
  if (kind === undefined) return schema;
  for (const file of standardsOf(project, store)) {
    const form = standardOfFile(file)?.demands.idPatterns.find((one) => one.kind.text === kind);
    if (form?.prefix === undefined) continue;
    return { ...schema, "x-id-prefix": form.prefix, "x-id-digits": form.digits ?? schema["x-id-digits"] ?? 1 };
  }
  return schema;
}
