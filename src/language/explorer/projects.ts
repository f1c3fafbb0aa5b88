import type { Project, RecordBase, TaskRecord } from "../../core/model/types";
import { textAt } from "../../core/model/fields";
import { propertySchema, rootSchema } from "../../core/schema/registry";
import { message } from "../../core/text/message";
import { enumValues, titleOf } from "../schema";
import type { LanguageScope } from "../types";
import { iconOfKind } from "./icons";
import { facts, nodeId, relativeName, spoken, type ExplorerNode, type TreeItemView } from "./node";
import { projectIndex } from "./project-index";
import { recordItem } from "./record-item";
import { registerOf, registers } from "./registers";
import { longDatesOf, taskItem } from "./task-item";

/** What stands below an entry, or at the top. Nothing deeper is looked at. An entry that is gone has nothing below it. */
export function childrenOf(scope: LanguageScope, node?: ExplorerNode): readonly ExplorerNode[] {
  if (!node) return scope.store.projects().map(({ folder }) => ({ kind: "project", folder }));
  const project = projectOf(scope, node);
  if (!project) return [];
  const { folder } = node;
  const index = projectIndex(project);
  const toNode = (record: RecordBase): ExplorerNode => ({
    kind: "record",
    folder,
    key: index.keyOf.get(record) ?? record.id,
  });
  switch (node.kind) {
    case "project":
      return [
        { kind: "schedule", folder },
        ...registers()
          .filter(({ recordKind }) => index.byKind.has(recordKind))
          .map(({ recordKind }) => ({ kind: "register" as const, folder, recordKind })),
        { kind: "files", folder },
      ];
    case "schedule":
      return project.tasks.map(toNode);
    case "register":
      return (index.byKind.get(node.recordKind) ?? []).map(toNode);
    case "record": {
      const record = index.recordOf.get(node.key);
      return record?.kind === "task" ? (record as TaskRecord).children.map(toNode) : [];
    }
    case "files":
      return project.files.map(({ path }) => ({ kind: "file", folder, file: path }));
    case "file":
      return [];
  }
}

/** The entry above another one. */
export function parentOf(scope: LanguageScope, node: ExplorerNode): ExplorerNode | undefined {
  const { folder } = node;
  if (node.kind === "project") return undefined;
  if (node.kind === "file") return { kind: "files", folder };
  if (node.kind !== "record") return { kind: "project", folder };
  const found = recordOf(scope, node);
  if (!found) return undefined;
  if (found.record.kind !== "task") return { kind: "register", folder, recordKind: found.record.kind };
  const { parent } = found.record as TaskRecord;
  return parent ? nodeOf(found.project, parent) : { kind: "schedule", folder };
}

/** The entry of a record: the project's own for its header, and none for a record that stands in no register. */
export function nodeOf(project: Project, record: RecordBase): ExplorerNode | undefined {
  const { folder } = project;
  if (record.kind === "project") return { kind: "project", folder };
  if (record.kind !== "task" && !registerOf(record.kind)) return undefined;
  const key = projectIndex(project).keyOf.get(record);
  return key === undefined ? undefined : { kind: "record", folder, key };
}

/** The record behind an entry as it is now: the header for a project. */
export function recordOf(
  scope: LanguageScope,
  node: ExplorerNode,
): { readonly project: Project; readonly record: RecordBase } | undefined {
  const project = projectOf(scope, node);
  const record = node.kind === "record" ? project && projectIndex(project).recordOf.get(node.key) : project?.header;
  return project && record && { project, record };
}

const byFolder = new WeakMap<readonly Project[], ReadonlyMap<string, Project>>();

/** The project to which an entry belongs. */
export function projectOf({ store }: LanguageScope, { folder }: ExplorerNode): Project | undefined {
  const projects = store.projects();
  const known = byFolder.get(projects) ?? new Map(projects.map((project) => [project.folder, project]));
  byFolder.set(projects, known);
  return known.get(folder);
}

/** What a row shows. @returns undefined for an entry that is gone */
export function itemOf(scope: LanguageScope, node: ExplorerNode): TreeItemView | undefined {
  const project = projectOf(scope, node);
  if (!project) return undefined;
  const id = nodeId(node);
  switch (node.kind) {
    case "project":
      return projectItem(scope, project, id);
    case "schedule":
      return scheduleItem(scope, project, id);
    case "register":
      return registerItem(scope, project, node.recordKind, id);
    case "files": {
      const label = scope.render(message("Files"));
      return group(scope, id, label, String(project.files.length), "files", "files");
    }
    case "file": {
      const label = relativeName(project.folder, node.file);
      return { id, label, file: node.file, state: "leaf", context: "file", spoken: label };
    }
    case "record": {
      const record = projectIndex(project).recordOf.get(node.key);
      if (record?.kind === "task") return taskItem(scope, project, record as TaskRecord, id);
      const register = record && registerOf(record.kind);
      return register && recordItem(scope, project, record, register, id);
    }
  }
}

function projectItem(scope: LanguageScope, project: Project, id: string): TreeItemView {
  const schema = propertySchema(propertySchema(rootSchema("project"), "project") ?? {}, "status");
  const value = textAt(project.header?.origin.node, "status");
  const status = schema && enumValues(schema, scope.language).find((one) => one.value === value)?.label;
  const headless = project.header ? undefined : scope.render(message("no section 'project'"));
  const words = [project.id === project.name ? undefined : project.id, status, headless];
  return {
    id,
    label: project.name,
    description: facts(words),
    icon: { name: "project" },
    state: "collapsed",
    context: "project",
    spoken: spoken(scope, [project.name, ...words]),
  };
}

function scheduleItem(scope: LanguageScope, project: Project, id: string): TreeItemView {
  const section = propertySchema(rootSchema("project"), "schedule");
  const label = (section && titleOf(section, scope.language)) ?? "schedule";
  if (project.tasks.length === 0) {
    const nothing = scope.render(message("no tasks yet"));
    return { ...group(scope, id, label, nothing, "list-tree", "schedule"), state: "leaf" };
  }
  const schedule = scope.store.schedule(project);
  const dates = schedule.tasks.length > 0 ? longDatesOf(scope, schedule) : undefined;
  const count = scope.render(message("Tasks: {0}", project.tasksById.size));
  return group(scope, id, label, facts([dates, count]) ?? "", "list-tree", "schedule");
}

function registerItem(scope: LanguageScope, project: Project, kind: string, id: string): TreeItemView | undefined {
  const register = registerOf(kind);
  const count = projectIndex(project).byKind.get(kind)?.length ?? 0;
  const label = (register && titleOf(register.list, scope.language)) ?? kind;
  return register && group(scope, id, label, String(count), iconOfKind(kind), `register.${kind}`);
}

function group(
  scope: LanguageScope,
  id: string,
  label: string,
  description: string,
  icon: string,
  context: string,
): TreeItemView {
  const words = spoken(scope, [label, description]);
  return { id, label, description, icon: { name: icon }, state: "collapsed", context, spoken: words };
}
