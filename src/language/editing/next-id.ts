import type { Project } from "../../core/model/types";
import type { Schema } from "../../core/schema/registry";

/** Ids that a new record of a project can't have. */
export function takenIds(project: Project | undefined): ReadonlySet<string> {
  return new Set(project?.recordsById.keys() ?? []);
}

/**
 * A free id that goes on with the numbers of a neighbour: behind `T-009` comes `T-010`, or the next number that is free. A neighbour without a number (or none) leaves it to the
 * kind: its prefix and digits, or its name.
 */
export function nextId(schema: Schema, neighbour: string | undefined, taken: ReadonlySet<string>): string {
  const numbered = /^(.*?)(\d+)$/u.exec(neighbour ?? "");
  const prefix = numbered?.[1] ?? schema["x-id-prefix"] ?? `${schema["x-kind"] ?? "record"}-`;
  const digits = numbered?.[2]?.length ?? (schema["x-id-prefix"] === undefined ? 1 : (schema["x-id-digits"] ?? 3));
  return freeNumber(prefix, Number(numbered?.[2] ?? 0) + 1, digits, taken);
}

/** A free id for the second half of a task: `screens-2`, or the next number that is free. */
export function siblingId(id: string, taken: ReadonlySet<string>): string {
  return freeNumber(`${id}-`, 2, 1, taken);
}

function freeNumber(prefix: string, first: number, digits: number, taken: ReadonlySet<string>): string {
  for (let number = first; ; number++) {
    const id = prefix + String(number).padStart(digits, "0");
    if (!taken.has(id)) return id;
  }
}
