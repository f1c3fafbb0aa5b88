import type { Project, RecordBase, RiskRecord } from "../../core/model/types";
import { presentPlace } from "../../core/risk/positions";
import { bandAt, resolveScale, scoreAt } from "../../core/risk/scale";
import type { ScheduledTask } from "../../core/schedule/types";
import { formatDate } from "../../core/text/instant";
import { withRiskScale } from "../risk/scale";
import type { Place } from "./place";

/** What stands beside the id of a record: its name, and what one chooses by. */
export function describe(place: Place, record: RecordBase, project: Project): string {
  const fact = factOf(place, record, project);
  const name = record.title === record.id ? undefined : record.title;
  return [name, fact].filter((part) => part !== undefined && part !== "").join(" · ") || record.kind;
}

function factOf(place: Place, record: RecordBase, project: Project): string | undefined {
  const text = (key: string): string | undefined => {
    const value = record.data[key];
    return typeof value === "string" ? value : undefined;
  };
  switch (record.kind) {
    case "task":
      return spanOf(place.scope.store.schedule(project).byId.get(record.id));
    case "person":
    case "stakeholder":
      return text("role");
    case "risk":
      return riskLevel(place, record.id, project);
    case "gate":
      return text("forecast") ?? text("planned");
    case "meeting":
    case "contract":
      return text("start");
    case "project":
      return undefined;
    default:
      return text("due") ?? text("status");
  }
}

/** `2026-05-11 – 05-22`; one date for a milestone. */
export function spanOf(task: ScheduledTask | undefined): string | undefined {
  if (!task) return undefined;
  const start = formatDate(task.start);
  // What ends at midnight ends with the day before.
  const finish = formatDate(Math.max(task.finish - 1, task.start));
  if (task.kind === "milestone" || start === finish) return start;
  return `${start} – ${start.slice(0, 5) === finish.slice(0, 5) ? finish.slice(5) : finish}`;
}

const risksById = new WeakMap<Project, ReadonlyMap<string, RiskRecord>>();

/** `High 12`: the band and score of a risk as it stands now. */
function riskLevel(place: Place, id: string, project: Project): string | undefined {
  let risks = risksById.get(project);
  if (!risks) {
    risks = new Map(project.risks.map((risk) => [risk.id, risk]));
    risksById.set(project, risks);
  }
  const risk = risks.get(id);
  const position = risk && presentPlace(risk);
  if (!position) return risk?.status;
  const { store, language } = place.scope;
  const scale = resolveScale(withRiskScale(project, store, language).riskScale);
  const score = scoreAt(scale, position);
  const name = bandAt(scale, position)?.name;
  return [typeof name === "object" ? place.say(name) : name, String(score)].filter(Boolean).join(" ");
}
