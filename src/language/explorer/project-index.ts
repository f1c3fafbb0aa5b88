import type { Project, RecordBase } from "../../core/model/types";

/** The records of one version of a project by names that outlive an edit. */
export interface ProjectIndex {
  readonly recordOf: ReadonlyMap<string, RecordBase>;
  readonly keyOf: ReadonlyMap<RecordBase, string>;
  /** Records by their kind, in the order of the text. */
  readonly byKind: ReadonlyMap<string, readonly RecordBase[]>;
}

const indexes = new WeakMap<Project, ProjectIndex>();

/**
 * The index of a project, made once for each of its versions. A record is named by its id. An id that stands twice is numbered, and so are records
 * without an id: while one is typed, its neighbours keep their names.
 */
export function projectIndex(project: Project): ProjectIndex {
  const index = indexes.get(project) ?? buildIndex(project);
  indexes.set(project, index);
  return index;
}

function buildIndex(project: Project): ProjectIndex {
  const recordOf = new Map<string, RecordBase>();
  const keyOf = new Map<RecordBase, string>();
  const byKind = new Map<string, RecordBase[]>();
  const used = new Map<string, number>();
  for (const records of project.recordsBySection.values()) {
    for (const record of records) {
      const name = record.id.startsWith("@") || record.kind === "project" ? `@${record.kind}` : record.id;
      let key = name;
      for (let count = (used.get(name) ?? 0) + 1; recordOf.has(key); count++) {
        key = `${name}@${count}`;
        used.set(name, count);
      }
      recordOf.set(key, record);
      keyOf.set(record, key);
      const list = byKind.get(record.kind);
      if (list) list.push(record);
      else byKind.set(record.kind, [record]);
    }
  }
  return { recordOf, keyOf, byKind };
}
