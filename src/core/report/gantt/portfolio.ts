import type { Project } from "../../model/types";
import type { Instant } from "../../text/instant";
import { lagText } from "./modelLinks";
import { Table } from "./table";
import { linkTypes, portfolioKey, rowFlags, type GanttModel, type GanttRows } from "./types";
import { WhoTable, type WhoTexts } from "./who";
import { workingMinutesBetween } from "./working";

/** One project of a portfolio, with the model of its own chart. */
export interface PortfolioPart {
  readonly project: Project;
  readonly model: GanttModel;
  /** What the row of the project is called: the name of the project when it is left out. */
  readonly name?: string;
}

/** The id of a row in a portfolio's chart: a task is named as a link from another project names it. @param project its name among {@link portfolioNames} */
export function portfolioId(project: string, task: string): string {
  return `${project}:${task}`;
}

/** What a row of a portfolio's chart stands for. `task` is absent for the project itself and for gates. */
export interface PortfolioPlace {
  readonly project: string;
  readonly task?: string;
  readonly gate?: string;
}

const gateMark = "@gate/";

/**
 * How the chart of a portfolio names its projects, in their order: by their ids. Of projects with the same id, as copies in several folders of a workspace are, the first
 * keeps it and the others are numbered, so that a row always means one project.
 */
export function portfolioNames(projects: readonly Pick<Project, "id">[]): readonly string[] {
  const taken = new Set<string>(projects.map(({ id }) => id));
  const named = new Set<string>();
  return projects.map(({ id }) => {
    let name = id;
    for (let number = 2; named.has(name) || (name !== id && taken.has(name)); number++) name = `${id}~${number}`;
    named.add(name);
    return name;
  });
}

/** What an id of a portfolio's chart names. Ids of projects have no colon. */
export function portfolioPlace(id: string): PortfolioPlace {
  const colon = id.indexOf(":");
  if (colon < 0) return { project: id };
  const project = id.slice(0, colon);
  const rest = id.slice(colon + 1);
  return rest.startsWith(gateMark) ? { project, gate: rest.slice(gateMark.length) } : { project, task: rest };
}

/** Row of a project in the chart of a portfolio, and of the first of its tasks; tasks follow in the order of the project's own chart. */
export interface PortfolioRows {
  readonly project: number;
  readonly firstTask: number;
}

export interface PortfolioModel {
  readonly model: GanttModel;
  /** By {@link portfolioNames}. */
  readonly places: ReadonlyMap<string, PortfolioRows>;
  /** Ids of the rows that are closed at first: of each project its phases and gates show. */
  readonly closed: readonly string[];
}

/** A project with its name in the chart. */
interface NamedPart extends PortfolioPart {
  readonly key: string;
}

type Columns = { -readonly [Key in keyof GanttRows]-?: Exclude<GanttRows[Key], undefined>[number][] };

/**
 * Many projects in one chart: a row for each project, below it its gates and tasks, and the links between all of them. Each project's own chart is taken as it is, so that
 * a change of one costs nothing in the others but the copy.
 * @param today start of the present day
 */
export function buildPortfolioModel(parts: readonly PortfolioPart[], name: string, today: Instant): PortfolioModel {
  const columns = emptyColumns();
  const who = new WhoTable();
  const places = new Map<string, PortfolioRows>();
  const projects: number[] = [];
  const offsets: number[] = [];
  const closed: string[] = [];
  const nobody = who.index({ shown: "", names: "", written: "", team: "" });
  const names = portfolioNames(parts.map(({ project }) => project));
  const named = parts.map((part, at): NamedPart => ({ ...part, key: names[at] ?? part.project.id }));
  for (const part of named) {
    const project = columns.id.length;
    projects.push(project);
    addProject(columns, part, nobody);
    addGates(columns, part, project, nobody);
    const firstTask = columns.id.length;
    addTasks(columns, part, project, who, closed);
    offsets.push(firstTask);
    places.set(part.key, { project, firstTask });
  }
  const starts = parts.flatMap(({ model }) => model.start ?? []);
  const finishes = parts.flatMap(({ model }) => model.finish ?? []);
  const [first] = parts;
  const statusDates = new Set(parts.map(({ model }) => model.statusDate));
  const statusDate = first?.model.statusDate;
  const model: GanttModel = {
    projectId: portfolioKey,
    projectName: name,
    ...(statusDates.size === 1 && statusDate !== undefined && { statusDate }),
    ...(starts.length > 0 && { start: Math.min(...starts), finish: Math.max(...finishes) }),
    today,
    minutesPerDay: first?.model.minutesPerDay ?? 480,
    rows: {
      ...columns,
      ...(statusDates.size > 1 && { statusDate: statusDatesOf(parts, projects, columns.id.length) }),
      ...who.texts,
    },
    links: portfolioLinks(named, offsets),
    calendar: first?.model.calendar ?? { week: [[], [], [], [], [], [], []], exceptions: [] },
  };
  return { model, places, closed };
}

/** Of each row that of its project: rows of a project lie between it and the next one. @param starts first row of each project */
function statusDatesOf(
  parts: readonly PortfolioPart[],
  starts: readonly number[],
  count: number,
): readonly (Instant | null)[] {
  return parts.flatMap(({ model }, part) => {
    const rows = (starts[part + 1] ?? count) - (starts[part] ?? 0);
    return Array.from({ length: rows }, () => model.statusDate ?? null);
  });
}

function emptyColumns(): Omit<Columns, keyof WhoTexts | "statusDate" | "calendar"> {
  return {
    id: [],
    wbs: [],
    name: [],
    level: [],
    parent: [],
    kind: [],
    start: [],
    finish: [],
    duration: [],
    percentComplete: [],
    totalFloat: [],
    lateFinish: [],
    drivers: [],
    deadline: [],
    flags: [],
    who: [],
  };
}

type RowColumns = ReturnType<typeof emptyColumns>;

type RowValues = { readonly [Key in keyof RowColumns]: RowColumns[Key][number] };

/** What rows without a task of their own have in common. */
const plainRow = { wbs: "", duration: 0, totalFloat: 0, lateFinish: null, drivers: "", deadline: null } as const;

function addRow(columns: RowColumns, row: RowValues): void {
  columns.id.push(row.id);
  columns.wbs.push(row.wbs);
  columns.name.push(row.name);
  columns.level.push(row.level);
  columns.parent.push(row.parent);
  columns.kind.push(row.kind);
  columns.start.push(row.start);
  columns.finish.push(row.finish);
  columns.duration.push(row.duration);
  columns.percentComplete.push(row.percentComplete);
  columns.totalFloat.push(row.totalFloat);
  columns.lateFinish.push(row.lateFinish);
  columns.drivers.push(row.drivers);
  columns.deadline.push(row.deadline);
  columns.flags.push(row.flags);
  columns.who.push(row.who);
}

/** A project as the summary of its tasks: done by their durations, late when any of them is. */
function addProject(columns: RowColumns, { key, project, model, name = project.name }: NamedPart, who: number): void {
  const { rows } = model;
  let whole = 0;
  let done = 0;
  let flags = 0;
  rows.kind.forEach((kind, row) => {
    if (kind === 1) return;
    whole += rows.duration[row] ?? 0;
    done += ((rows.duration[row] ?? 0) * (rows.percentComplete[row] ?? 0)) / 100;
    flags |= (rows.flags[row] ?? 0) & (rowFlags.late | rowFlags.deadlineMissed | rowFlags.started);
  });
  const percent = whole > 0 ? Math.floor((done / whole) * 100) : 0;
  addRow(columns, {
    ...plainRow,
    id: key,
    name,
    level: 1,
    parent: -1,
    kind: 1,
    start: model.start ?? null,
    finish: model.finish ?? null,
    percentComplete: percent,
    duration: workingDuration(model),
    flags: percent === 100 ? flags | rowFlags.complete : flags,
    who,
  });
}

/** Working minutes from the start of a project to its finish. */
function workingDuration({ start, finish, calendar }: GanttModel): number {
  return start === undefined || finish === undefined ? 0 : workingMinutesBetween(calendar, start, finish);
}

function addGates(columns: RowColumns, { key, model }: NamedPart, parent: number, who: number): void {
  for (const { id, name, date, decided } of model.gates ?? []) {
    // The last minute of its day, so that the day is the one that is written.
    const moment = date - 1;
    addRow(columns, {
      ...plainRow,
      id: portfolioId(key, gateMark + id),
      name,
      level: 2,
      parent,
      kind: 2,
      start: moment,
      finish: moment,
      percentComplete: decided ? 100 : 0,
      flags: decided ? rowFlags.complete | rowFlags.started : 0,
      who,
    });
  }
}

function addTasks(
  columns: RowColumns,
  { key, model }: NamedPart,
  above: number,
  who: WhoTable,
  closed: string[],
): void {
  const { rows } = model;
  const offset = columns.id.length;
  const people = rows.whoTexts.map((shown, index) =>
    who.index({
      shown,
      names: rows.whoNames[index] ?? "",
      written: rows.whoWritten?.[index] ?? "",
      team: rows.whoTeams?.[index] ?? "",
    }),
  );
  rows.id.forEach((task, row) => {
    const id = portfolioId(key, task);
    const parent = rows.parent[row] ?? -1;
    addRow(columns, {
      id,
      wbs: rows.wbs[row] ?? "",
      name: rows.name[row] ?? "",
      level: (rows.level[row] ?? 1) + 1,
      parent: parent < 0 ? above : parent + offset,
      kind: rows.kind[row] ?? 0,
      start: rows.start[row] ?? null,
      finish: rows.finish[row] ?? null,
      duration: rows.duration[row] ?? 0,
      percentComplete: rows.percentComplete[row] ?? 0,
      totalFloat: rows.totalFloat[row] ?? 0,
      lateFinish: rows.lateFinish[row] ?? null,
      drivers: (rows.drivers[row] ?? "").replaceAll(/\S+/g, (driver) => portfolioId(key, driver)),
      deadline: rows.deadline[row] ?? null,
      flags: rows.flags[row] ?? 0,
      who: people[rows.who[row] ?? 0] ?? 0,
    });
    if (rows.parent[row + 1] === row) closed.push(id);
  });
}

/** Links within projects, and those from one to another. */
function portfolioLinks(parts: readonly NamedPart[], offsets: readonly number[]): GanttModel["links"] {
  const lags = new Table();
  lags.index("");
  const links = { from: [] as number[], to: [] as number[], type: [] as number[], lag: [] as number[] };
  const rowOf = new Map<string, number>();
  parts.forEach(({ key, model }, part) => {
    const own = offsets[part] ?? 0;
    model.rows.id.forEach((id, row) => {
      const named = portfolioId(key, id);
      if (!rowOf.has(named)) rowOf.set(named, row + own);
    });
    model.links.from.forEach((from, link) => {
      links.from.push(from + own);
      links.to.push((model.links.to[link] ?? 0) + own);
      links.type.push(model.links.type[link] ?? 0);
      links.lag.push(lags.index(model.links.lagTexts[model.links.lag[link] ?? 0] ?? ""));
    });
  });
  for (const { key, project } of parts)
    for (const task of project.tasksById.values())
      for (const link of task.predecessors) {
        if (link.project === undefined || link.project === project.id) continue;
        const from = rowOf.get(portfolioId(link.project, link.task));
        const to = rowOf.get(portfolioId(key, task.id));
        if (from === undefined || to === undefined) continue;
        links.from.push(from);
        links.to.push(to);
        links.type.push(linkTypes.indexOf(link.type));
        links.lag.push(lags.index(lagText(link.lag)));
      }
  return { ...links, lagTexts: lags.texts };
}
