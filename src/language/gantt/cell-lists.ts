import { writtenValue } from "../../core/model/changed-task";
import type { Project, RecordBase, TaskRecord } from "../../core/model/types";
import { formatAssignment, parseAssignment } from "../../core/text/assignment";
import { message, type Message } from "../../core/text/message";
import { parsePredecessor } from "../../core/text/predecessor";
import { suggestWords } from "../../core/text/suggest";
import type { YamlRecord, YamlValue } from "../../core/text/yaml-writer/write";
import { circleOf, isOwn, linkedWords, linkItems, sameLink, writtenLink, type LinkWords } from "./links";
import { changeOf, refusal, unchanged, type PlanContext, type Planned, type Refusal } from "./plan-change";

/** Items between commas, of this script or of full width. */
function itemsOf(text: string): readonly string[] {
  return text
    .split(/[,;、]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** Writes the predecessors of a task as a cell has them: `design, build SS+2d`. Links that stay keep their form. */
export function writtenPredecessors(context: PlanContext, task: TaskRecord, text: string): Planned {
  const { project } = context;
  const present = linkItems(task);
  if ("problem" in present) return present;
  const links: LinkWords[] = [];
  for (const item of itemsOf(text)) {
    const link = linkOf(project, task, item);
    if ("problem" in link) return link;
    if (!links.some((other) => sameLink(other, link))) links.push(link);
  }
  const written = links.map((link) => {
    const same = present.find((item) => item.link && sameLink(item.link, link));
    return same ? same.written : writtenLink(link, present);
  });
  const before = present.map((item) => item.written);
  if (JSON.stringify(before) === JSON.stringify(written)) return unchanged();
  const values = { predecessors: written.length > 0 ? written : undefined };
  const added = links.filter((link) => isOwn(link, project)).map(({ id }) => id);
  return circleOf(context, task, values, added) ?? changeOf(task, values, linkedWords(task, written));
}

function linkOf(project: Project, task: TaskRecord, text: string): LinkWords | Refusal {
  const link = parsePredecessor(text);
  if (!link) return refusal(message("'{0}' is not a predecessor such as design, build SS+2d or review FF.", text));
  const { project: other, id, type, lag } = link;
  const words: LinkWords = { ...(other !== undefined && { project: other }), id, type, ...(lag && { lag }) };
  if (!isOwn(words, project)) return words;
  if (words.id === task.id) return refusal(message("'{0}' can't wait for itself.", task.title));
  if (project.tasksById.has(words.id)) return words;
  return refusal(unknown(message("There is no task with the id '{0}'.", words.id), words.id, project.tasksById.keys()));
}

/** Says what was probably meant. */
function unknown(words: Message, id: string, known: Iterable<string>): Message {
  const near = suggestWords(id, known);
  return near.length === 0 ? words : message("{0} Did you mean {1}?", words, near.join(", "));
}

/**
 * Writes the people of a task as a cell has them: `sato 50%, ito`. A cell names people and their share; the work and the delay of those who stay are kept, and so is the
 * form of each item.
 */
export function writtenAssignments({ project }: PlanContext, task: TaskRecord, text: string): Planned {
  const before = writtenValue(task, "assignments");
  const present = before === undefined || before === null ? [] : before;
  if (!Array.isArray(present))
    return refusal(message("The assignments of '{0}' are no list in the text. Correct that first.", task.title));
  const items = present.map((item: unknown) => item as YamlValue);
  const written: YamlValue[] = [];
  const seen = new Set<string>();
  for (const item of itemsOf(text)) {
    const read = parseAssignment(item);
    if (!read) return refusal(message("'{0}' is not a person with a share such as sato or sato 50%.", item));
    const { resource, units } = read;
    if (!isResource(project.recordsById.get(resource)))
      return refusal(
        unknown(
          message("There is no person or other resource with the id '{0}'.", resource),
          resource,
          resources(project),
        ),
      );
    if (seen.has(resource)) return refusal(message("'{0}' is named twice.", resource));
    seen.add(resource);
    const old = items.find((one) => resourceOf(one) === resource);
    written.push(old === undefined ? formatAssignment(read) : withUnits(old, resource, units));
  }
  if (JSON.stringify(items) === JSON.stringify(written)) return unchanged();
  const words =
    written.length === 0
      ? message("Nobody works on '{0}' any more.", task.title)
      : message("On '{0}': {1}.", task.title, itemsOf(text).join(", "));
  return changeOf(task, { assignments: written.length > 0 ? written : undefined }, words);
}

function resources(project: Project): readonly string[] {
  return [...project.recordsById.values()].filter(isResource).map(({ id }) => id);
}

function isResource(record: RecordBase | undefined): boolean {
  return record?.kind === "person" || record?.kind === "team";
}

function resourceOf(item: YamlValue): string | undefined {
  if (typeof item === "string") return parseAssignment(item)?.resource;
  if (typeof item !== "object" || item === null || Array.isArray(item)) return undefined;
  const { resource } = item as YamlRecord;
  return typeof resource === "string" ? resource : undefined;
}

/** An item of a list of assignments with another share; what else it says stays. */
function withUnits(item: YamlValue, resource: string, units: number): YamlValue {
  if (typeof item === "string") {
    const read = parseAssignment(item);
    if (read?.units === units) return item;
    return formatAssignment({ resource, units, ...(read?.work && { work: read.work }) });
  }
  const { units: old, ...rest } = item as YamlRecord;
  const share = `${Math.round(units * 10000) / 100}%`;
  if (old === share || (old === undefined && units === 1) || (typeof old === "number" && old === units)) return item;
  return { ...rest, units: share };
}
