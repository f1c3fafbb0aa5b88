import { compileCalendars, type CalendarSet } from "../calendar/compile";
import type { PersonRecord } from "../model/types";
import { planOf } from "../schedule/calculate";
import { assignedDaysInSteps, WorkingDays, type WorkByDay } from "./assigned-days";
import { coveredDays, isWorker, peopleById, type DailyLoad } from "./daily-load";
import type { LoadedProject } from "./loads-together";
import { teamsOf, type Team } from "./teams";

const nothing: WorkByDay = new Map();

/** A team of one project, and what is assigned to it as a whole. */
interface LoadedTeam {
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly calendars: CalendarSet;
  readonly team: Team;
  /** Everybody who belongs to it or to a team below it. */
  readonly members: readonly string[];
  readonly own: WorkByDay;
}

/**
 * The load of the teams of several projects, in steps between which others may work: what their people have to do, those of teams below included, and what is assigned to
 * a team as a whole, beside the capacity of all its people. Teams without any work are left out; of teams with the same id in several projects the first one counts.
 * @param people the load of everybody in these projects
 */
export function* teamLoadsInSteps(
  projects: readonly LoadedProject[],
  people: readonly DailyLoad[],
): Generator<void, readonly DailyLoad[]> {
  const loads = new Map(people.map((load) => [load.person, load]));
  const minutesOf = new WorkingDays();
  const result = new Map<string, DailyLoad>();
  for (const loaded of projects)
    for (const team of yield* loadedTeams(loaded, minutesOf)) {
      const { id } = team.team.record;
      const load = result.has(id) ? undefined : yield* loadOf(team, loads, minutesOf);
      if (load) result.set(id, load);
    }
  return [...result.values()];
}

function* loadedTeams(
  { project, schedule }: LoadedProject,
  minutesOf: WorkingDays,
): Generator<void, readonly LoadedTeam[]> {
  const teams = teamsOf(project);
  if (teams.length === 0) return [];
  const calendars = planOf(schedule)?.calendars ?? compileCalendars(project);
  const people = peopleById(project);
  const ids = new Set(teams.map(({ record }) => record.id));
  const own = yield* assignedDaysInSteps(project, schedule, calendars, minutesOf, (id) => ids.has(id));
  return teams.map((team) => ({
    people,
    calendars,
    team,
    members: membersOf(team, teams).filter((id) => isWorker(project, people, id)),
    own: own.get(team.record.id) ?? new Map<number, number>(),
  }));
}

function membersOf(team: Team, teams: readonly Team[]): readonly string[] {
  const within = new Set([team]);
  // A set goes on to what is added while it is gone through; a circle of teams adds nothing twice.
  for (const above of within) for (const one of teams) if (one.parent === above.record.id) within.add(one);
  return [...new Set([...within].flatMap(({ lead, members }) => [...(lead === undefined ? [] : [lead]), ...members]))];
}

function* loadOf(
  { people, calendars, team, members, own }: LoadedTeam,
  loads: ReadonlyMap<string, DailyLoad>,
  minutesOf: WorkingDays,
): Generator<void, DailyLoad | undefined> {
  const busy = members.flatMap((id) => loads.get(id) ?? []);
  if (busy.length === 0 && own.size === 0) return undefined;
  const days = [...own.keys(), ...busy.flatMap(({ firstDay, work }) => [firstDay, firstDay + work.length - 1])];
  const range = [Math.min(...days), Math.max(...days)] as const;
  const { id, title } = team.record;
  const whole = coveredDays([own, range], calendars.ofResource(id), undefined, minutesOf);
  if (members.length === 0) return { person: id, name: title, ...whole };
  const { firstDay } = whole;
  const work = [...whole.work];
  const capacity = work.map(() => 0);
  const time = work.map(() => 0);
  for (const member of members) {
    const free = coveredDays([nothing, range], calendars.ofResource(member), people.get(member), minutesOf);
    const load = loads.get(member);
    for (let at = 0; at < work.length; at++) {
      const day = load ? firstDay + at - load.firstDay : -1;
      work[at] = (work[at] ?? 0) + (load?.work[day] ?? 0);
      capacity[at] = (capacity[at] ?? 0) + (load?.capacity[day] ?? free.capacity[at] ?? 0);
      time[at] = (time[at] ?? 0) + (load?.time[day] ?? free.time[at] ?? 0);
    }
    yield;
  }
  return { person: id, name: title, firstDay, work, capacity, time };
}
