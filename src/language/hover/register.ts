import { mappingsAt, textAt, textsAt } from "../../core/model/fields";
import { kindWord } from "../../core/model/references";
import type { RecordBase } from "../../core/model/types";
import { dayOf, parseInstant } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { momentWords, dayWords } from "../day-words";
import { enumValues, schemaAt } from "../schema";
import { some, type HoverContext } from "./context";
import { bullets, heading } from "./markdown";

/** What a gate waits for and when it is. */
export function gateFacts(gate: RecordBase, context: HoverContext): readonly string[] {
  const { scope, project } = context;
  const { render: say, language } = scope;
  const { node } = gate.origin;
  const date = (key: string, words: (day: string) => Message): string | undefined => {
    const instant = parseInstant(textAt(node, key) ?? "");
    return instant === undefined ? undefined : say(words(dayWords(dayOf(instant), language)));
  };
  const criteria = mappingsAt(node, "criteria");
  const met = criteria.filter((one) => ["met", "waived", "na"].includes(textAt(one, "result") ?? "")).length;
  const milestones = project.references
    .filter(({ key, id, record }) => key === "gate" && id === gate.id && record?.kind === "task")
    .flatMap(({ record }) => {
      const scheduled = record && scope.store.schedule(project).byId.get(record.id);
      return scheduled ? [`${scheduled.task.title} ${momentWords(scheduled.finish, language, true)}`] : [];
    });
  const decision = labelOf(gate, "decision", context);
  return [
    heading(gate.title, gate.id),
    bullets([
      date("planned", (day) => message("Planned: {0}", day)),
      date("forecast", (day) => message("Forecast: {0}", day)),
      date("actual", (day) => message("Held: {0}", day)),
      milestones.length === 0 ? undefined : say(message("In the schedule: {0}", some(milestones, 3))),
      criteria.length === 0 ? undefined : say(message("Criteria met: {0} of {1}", met, criteria.length)),
      decision === undefined ? undefined : say(message("Decision: {0}", decision)),
    ]),
  ];
}

/** What any other record says of itself: its kind, status, owner, date and members. */
export function recordFacts(record: RecordBase, context: HoverContext): readonly string[] {
  const { scope, project } = context;
  const { render: say, language } = scope;
  const { node } = record.origin;
  const name = (id: string): string => project.recordsById.get(id)?.title ?? id;
  const status = labelOf(record, "status", context);
  const owner = textAt(node, "owner") ?? textAt(node, "lead");
  const due = parseInstant(textAt(node, "due") ?? "");
  const members = textsAt(node, "members");
  return [
    `${heading(record.title, record.id)} — ${say(kindWord(record.kind))}`,
    bullets([
      status === undefined ? undefined : say(message("Status: {0}", status)),
      owner === undefined ? undefined : say(message("Owner: {0}", name(owner))),
      due === undefined ? undefined : say(message("Due: {0}", dayWords(dayOf(due), language))),
      members.length === 0 ? undefined : say(message("Members: {0}", some(members.map(name), 8))),
    ]),
  ];
}

/** The label of an enumerated field of a record of a top-level list. */
function labelOf(record: RecordBase, key: string, { scope }: HoverContext): string | undefined {
  const value = textAt(record.origin.node, key);
  const schema = value === undefined ? undefined : schemaAt("project", [record.section, 0, key]);
  const label = schema && enumValues(schema, scope.language).find((one) => one.value === value)?.label;
  return label ?? value;
}
