import { overAllocated, type LoadLane, type LoadLanes } from "../../core/report/gantt/layout";
import { message } from "../../core/text/message";
import type { Localizer } from "../kit/localizer";
import type { MenuItem } from "../kit/menu";
import type { Picture } from "./picture";

/** Whose load shows: the id of a person, `team:` with that of a team, everybody, all teams, or the people of the selected task. */
export type LoadChoice = string;

export const everybody = "*";
export const ofSelection = "";
/** All teams; the id of one follows. No person can have such an id. */
const ofTeams = "team:";

/** What there is before the answer of the host. */
export const noLanes: LoadLanes = { people: [], teams: [] };

/** More people than this make no menu that anybody reads. */
const mostInMenu = 40;

/** Ids of the people who are assigned to a row, or to a row below it. */
export function assignedTo({ model }: Picture, row: number): ReadonlySet<string> {
  const { level, who, whoWritten } = model.rows;
  const found = new Set<string>();
  const above = level[row];
  if (above === undefined || !whoWritten) return found;
  for (let at = row; at === row || (level[at] ?? 0) > above; at++) {
    // `sato 50%, ito`
    for (const one of (whoWritten[who[at] ?? -1] ?? "").split(", ")) {
      const [id] = one.split(" ");
      if (id) found.add(id);
    }
  }
  return found;
}

/**
 * The lanes that show. Where nobody is assigned to the selected task, that of the person with the most over-allocation; a person or team that is not there any more
 * counts as no choice.
 */
export function chosenLanes(
  { people: lanes, teams }: LoadLanes,
  choice: LoadChoice,
  picture: Picture,
): readonly LoadLane[] {
  if (choice === everybody) return lanes;
  if (choice === ofTeams && teams.length > 0) return teams;
  const wanted = laneOf({ people: lanes, teams }, choice);
  if (wanted) return [wanted];
  const assigned = assignedTo(picture, picture.selected);
  const own = lanes.filter(({ person }) => assigned.has(person));
  return own.length > 0 ? own : [...overAllocated(lanes), ...lanes, ...teams].slice(0, 1);
}

/** The one person or team that is chosen. */
function laneOf({ people, teams }: LoadLanes, choice: LoadChoice): LoadLane | undefined {
  return choice.startsWith(ofTeams)
    ? teams.find(({ person }) => person === choice.slice(ofTeams.length))
    : people.find(({ person }) => person === choice);
}

/** Whether a choice shows several lanes. */
export function isOfSeveral(choice: LoadChoice): boolean {
  return choice === everybody || choice === ofTeams;
}

/** What the button of the choice says. */
export function choiceName(localizer: Localizer, lanes: LoadLanes, choice: LoadChoice): string {
  if (choice === everybody) return localizer.text(message("All people"));
  if (choice === ofTeams && lanes.teams.length > 0) return localizer.text(message("All teams"));
  return laneOf(lanes, choice)?.name ?? localizer.text(message("People of the selected task"));
}

/** The menu of whose load shows, those with the most over-allocation first. */
export function choiceMenu(
  localizer: Localizer,
  lanes: LoadLanes,
  choice: LoadChoice,
  choose: (choice: LoadChoice) => void,
): readonly (readonly MenuItem[])[] {
  const isKnown = isOfSeveral(choice) || laneOf(lanes, choice) !== undefined;
  const item = (label: string, value: LoadChoice): MenuItem => ({
    label,
    checked: isKnown ? choice === value : value === ofSelection,
    run: () => choose(value),
  });
  const nameOf = ({ name, over }: LoadLane): string =>
    over.length > 0 ? localizer.text(message("{0} (over-allocated)", name)) : name;
  const items = (list: readonly LoadLane[], before: string): readonly MenuItem[] =>
    [...overAllocated(list), ...list.filter(({ over }) => over.length === 0)]
      .slice(0, mostInMenu)
      .map((lane) => item(nameOf(lane), `${before}${lane.person}`));
  const teams = lanes.teams.length === 0 ? [] : [item(localizer.text(message("All teams")), ofTeams)];
  return [
    [
      item(localizer.text(message("People of the selected task")), ofSelection),
      item(localizer.text(message("All people")), everybody),
      ...teams,
    ],
    items(lanes.people, ""),
    items(lanes.teams, ofTeams),
  ].filter((group) => group.length > 0);
}
