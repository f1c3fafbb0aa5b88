import type { Project } from "../../core/model/types";
import type { Schema } from "../../core/schema/registry";
import { withIdForm } from "../id-form";
import { nextId as nextIdAmong } from "../next-id";
import type { Surroundings } from "./placeholder";

/** The next id of a kind that is free in a project: the number behind the highest one with the same prefix (`R-004` behind `R-003`), in the form that its standards want. */
export function nextId(schema: Schema, kind: string, { scope, project }: Surroundings): string {
  const form = withIdForm({ ...schema, "x-kind": kind }, project, scope.store);
  return nextIdAmong(form, project?.recordsById.keys() ?? [], scope.today);
}

/** An id as near to this one as possible that no record of a project has: itself, or counted on from its number (`R-008` behind `R-007`, `design-2` behind `design`). */
export function freeId(id: string, project: Project | undefined): string {
  const isTaken = (candidate: string): boolean => project?.recordsById.has(candidate) === true;
  if (!isTaken(id)) return id;
  const match = /^(.*?)(\d{1,9})$/u.exec(id);
  const stem = match?.[1] ?? `${id}-`;
  const digits = match?.[2] ?? "1";
  for (let number = Number(digits) + 1; ; number++) {
    const candidate = stem + String(number).padStart(digits.length, "0");
    if (!isTaken(candidate)) return candidate;
  }
}
