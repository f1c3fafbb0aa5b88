import { setEntry, type TextEdit } from "../../core/text/edit";
import { message } from "../../core/text/message";
import { entryOf } from "../../core/text/tree";
import type { YamlValue } from "../../core/text/yaml-writer/write";
import { outcome, refused, type EditOutcome } from "../editing/outcome";
import { keyOrder, subtasks } from "../editing/records";
import { insertRecord, insertSection, type Entries } from "../fixes/insert";
import { freeId, nextId } from "../fixes/next-id";
import { homeOf } from "../fixes/records";
import { itemsOf, tasksByFile } from "./items";
import { taskIsGone, type PlanContext } from "./plan-change";

/** A new task of a day, with a free id, behind another one and what is below it, or as its last subtask. */
export function addTask(context: PlanContext, id: string, place: "below" | "inside"): EditOutcome {
  const found = tasksByFile(context, [id]);
  if ("problem" in found) return refused(found.problem);
  const [files] = found;
  const [task] = files?.tasks ?? [];
  if (!files || !task) return refused(taskIsGone(id));
  const { target } = files;
  const { file } = target;
  const items = itemsOf(file, [task]);
  if ("problem" in items) return refused(items.problem);
  const [item] = items;
  if (!item) return refused(taskIsGone(id));
  const record = newTask(context, id);
  if (place === "below") return done(insertRecord(file, item.list.sequence, record, item.index + 1));
  const { node } = task.origin;
  const list = entryOf(node, subtasks)?.value;
  if (list?.kind === "sequence" && list.items.length > 0) return done(insertRecord(file, list, record));
  return done(
    list
      ? setEntry(file, node, subtasks, [Object.fromEntries(record) as YamlValue])
      : insertSection(file, node, [subtasks], record),
  );

  function done(edit: TextEdit | undefined): EditOutcome {
    return edit
      ? outcome(target, [edit])
      : refused(message("This can't be done here without breaking the text. Nothing was changed."));
  }
}

function newTask({ scope, project }: PlanContext, neighbour: string): Entries {
  const schema = homeOf("task")?.schema ?? {};
  const counted = /\d$/.test(neighbour);
  const id = counted ? freeId(neighbour, project) : nextId(schema, "task", { scope, project });
  const values: Entries = [
    ["id", id],
    ["name", scope.render(message("New task"))],
    ["duration", "1d"],
  ];
  const order = keyOrder(schema);
  return [...values].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}
