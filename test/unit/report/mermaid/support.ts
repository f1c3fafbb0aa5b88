import type {
  Assignment,
  PersonRecord,
  PredecessorLink,
  Project,
  RecordBase,
  RiskPosition,
  RiskRecord,
  RiskScale,
  TaskRecord,
} from "../../../../src/core/model/types";
import type { Schedule, ScheduledTask } from "../../../../src/core/schedule/types";
import { LineIndex } from "../../../../src/core/text/range";

/** Projects made by hand, so that these tests say what they are about and need no files. */

const file = "plan/project.pmo.yaml";

export interface TaskSketch {
  readonly id: string;
  readonly name?: string;
  readonly start?: number;
  readonly finish?: number;
  readonly milestone?: boolean;
  readonly critical?: boolean;
  readonly percentComplete?: number;
  readonly predecessors?: readonly (Partial<PredecessorLink> & { readonly task: string })[];
  readonly assignments?: readonly string[];
  readonly tasks?: readonly TaskSketch[];
  /** Has no dates, as when the schedule can't be computed for it. */
  readonly unscheduled?: boolean;
}

export interface RiskSketch {
  readonly id: string;
  readonly title?: string;
  readonly type?: "threat" | "opportunity";
  readonly inherent?: RiskPosition;
  readonly current?: RiskPosition;
  readonly residual?: RiskPosition;
  readonly target?: RiskPosition;
  readonly status?: string;
  readonly owner?: string;
  readonly category?: string;
  readonly response?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly span?: readonly [number, number];
}

export interface ProjectSketch {
  readonly name?: string;
  readonly text?: string;
  readonly tasks?: readonly TaskSketch[];
  readonly risks?: readonly RiskSketch[];
  readonly riskScale?: RiskScale;
  readonly people?: readonly {
    readonly id: string;
    readonly name?: string;
    readonly role?: string;
    readonly reportsTo?: string;
  }[];
  readonly teams?: readonly {
    readonly id: string;
    readonly name?: string;
    readonly data?: Readonly<Record<string, unknown>>;
  }[];
}

function record(kind: string, section: string, id: string, title: string | undefined, data: object = {}): RecordBase {
  return {
    id,
    kind,
    section,
    title: title ?? id,
    origin: { file, node: { kind: "mapping", entries: [], flow: false, start: 0, end: 0 } },
    data: { ...data },
  };
}

export interface Sketched {
  readonly project: Project;
  readonly schedule: Schedule;
}

export function sketch(source: ProjectSketch): Sketched {
  const text = source.text ?? "";
  const tasksById = new Map<string, TaskRecord>();
  const scheduled: ScheduledTask[] = [];

  const makeTask = (
    from: TaskSketch,
    wbs: string,
    outlineLevel: number,
    parent: TaskRecord | undefined,
  ): TaskRecord => {
    const children: TaskRecord[] = [];
    const task: TaskRecord = {
      ...record("task", "schedule", from.id, from.name),
      kind: "task",
      wbs,
      outlineLevel,
      parent,
      children,
      milestone: from.milestone ?? false,
      type: "fixed-units",
      effortDriven: false,
      ignoreResourceCalendar: false,
      predecessors: (from.predecessors ?? []).map((link) => ({ type: "FS", span: { start: 0, end: 0 }, ...link })),
      assignments: (from.assignments ?? []).map((resource): Assignment => ({
        resource,
        units: 1,
        span: { start: 0, end: 0 },
      })),
      manual: false,
      active: true,
      priority: 500,
      percentComplete: from.percentComplete ?? 0,
    };
    tasksById.set(task.id, task);
    const at = scheduled.length;
    (from.tasks ?? []).forEach((child, index) =>
      children.push(makeTask(child, `${wbs}.${index + 1}`, outlineLevel + 1, task)),
    );
    if (!from.unscheduled) {
      const below = scheduled.slice(at);
      const start = from.start ?? (below.length > 0 ? Math.min(...below.map((one) => one.start)) : 0);
      const finish = from.finish ?? (below.length > 0 ? Math.max(...below.map((one) => one.finish)) : start);
      scheduled.splice(at, 0, {
        task,
        kind: children.length > 0 ? "summary" : from.milestone ? "milestone" : "task",
        start,
        finish,
        earlyStart: start,
        earlyFinish: finish,
        lateStart: start,
        lateFinish: finish,
        totalFloat: from.critical ? 0 : 480,
        freeFloat: 0,
        duration: finish - start,
        critical: from.critical ?? false,
        percentComplete: from.percentComplete ?? 0,
        drivers: [],
        deadlineMissed: false,
      });
    }
    return task;
  };

  const tasks = (source.tasks ?? []).map((task, index) => makeTask(task, String(index + 1), 1, undefined));
  const people = (source.people ?? []).map((person): PersonRecord => ({
    ...record("person", "organization", person.id, person.name),
    kind: "person",
    capacity: 1,
    resourceType: "work",
    role: person.role,
    reportsTo: person.reportsTo,
  }));
  const teams = (source.teams ?? []).map((team) => record("team", "organization", team.id, team.name, team.data));
  const risks = (source.risks ?? []).map((risk): RiskRecord => {
    const base = record("risk", "risks", risk.id, risk.title, {
      ...(risk.inherent ? { probability: risk.inherent.probability, impact: risk.inherent.impact } : {}),
      ...risk.data,
    });
    const [start, end] = risk.span ?? [0, 0];
    return {
      ...base,
      origin: { file, node: { ...base.origin.node, start, end } },
      kind: "risk",
      type: risk.type ?? "threat",
      inherent: risk.inherent,
      current: risk.current,
      residual: risk.residual,
      target: risk.target,
      impactByDimension: {},
      status: risk.status,
      category: risk.category,
      response: risk.response,
      owner: risk.owner,
      tasks: [],
    };
  });
  const all: readonly RecordBase[] = [...tasksById.values(), ...people, ...teams, ...risks];

  return {
    project: {
      id: "sample",
      name: source.name ?? "Sample",
      folder: "plan",
      files: [{ path: file, text, version: 1, lines: new LineIndex(text), root: undefined, findings: [] }],
      schedule: { scheduleFrom: "start", mode: "microsoft", statusMode: "retained-logic" },
      tasks,
      tasksById,
      calendars: [],
      people,
      risks,
      riskScale: source.riskScale,
      recordsById: new Map(all.map((one) => [one.id, one])),
      recordsBySection: new Map([
        ["schedule", [...tasksById.values()]],
        ["organization", [...people, ...teams]],
        ["risks", risks],
      ]),
      references: [],
      findings: [],
    },
    schedule: {
      tasks: scheduled,
      byId: new Map(scheduled.map((one) => [one.task.id, one])),
      start: Math.min(0, ...scheduled.map((one) => one.start)),
      finish: Math.max(0, ...scheduled.map((one) => one.finish)),
      minutesPerDay: 480,
      findings: [],
    },
  };
}
