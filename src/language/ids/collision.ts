import { textAt } from "../../core/model/fields";
import { kindWord } from "../../core/model/references";
import { message, type Message } from "../../core/text/message";
import { nodeChain } from "../node-chain";
import { idOfFile, scalarsAt, type Names } from "./names";
import type { Target } from "./target";

/** Why something can't have another id: what has it already, wherever both would be looked for under the same name. */
export function collision(names: Names, target: Target, id: string): Message | undefined {
  switch (target.kind) {
    case "record":
      return recordCollision(target, id);
    case "project": {
      const other = target.project && names.projectsById.get(id);
      return other && other !== target.project
        ? message("Another project of this workspace has the id '{0}' already: {1}.", id, other.name)
        : undefined;
    }
    case "standard":
    case "portfolio": {
      const files = target.kind === "standard" ? names.standards : names.portfolios;
      return files.some((file) => file.path !== target.file && idOfFile(file) === id) ? taken(id) : undefined;
    }
    case "local":
      return siblingIds(names, target).includes(id) ? taken(id) : undefined;
    default:
      return listIds(names, target).includes(id) ? taken(id) : undefined;
  }
}

function taken(id: string): Message {
  return message("The id '{0}' is taken already.", id);
}

/** An id that only references have may become that of a record: they lead there then. */
function recordCollision({ project, id: oldId }: Target, id: string): Message | undefined {
  const other = project?.recordsById.get(id);
  if (!other || other.kind === "project" || !project?.recordsById.has(oldId)) return undefined;
  return message("The id '{0}' is taken already by another record: {1} '{2}'.", id, kindWord(other.kind), other.title);
}

const lists: Readonly<Record<string, string>> = { rule: "rules", template: "templates", snippet: "snippets" };

function listIds(names: Names, { kind, file, section }: Target): readonly string[] {
  const list = section ?? lists[kind];
  const standard = names.standards.find(({ path }) => path === file);
  if (!standard || list === undefined) return [];
  return scalarsAt(standard.root, ["standard", list, "id"]).map(({ value }) => String(value).trim());
}

/** Ids beside one that nothing refers to: those of its list, and for a second record with a taken id those of its project. */
function siblingIds(names: Names, { file = "", place }: Target): readonly string[] {
  const parsed = names.store.file(file);
  const chain = parsed && place ? nodeChain(parsed, place.start) : [];
  const holder = chain.at(-2);
  const list = chain.at(-3)?.node;
  const project = names.store.projectOf(file);
  if (project && holder?.schema?.["x-kind"] !== undefined)
    return [...project.recordsById.values()].filter(({ kind }) => kind !== "project").map(({ id }) => id);
  return list?.kind === "sequence" ? list.items.flatMap((item) => textAt(item, "id") ?? []) : [];
}
