import { overAllocated, type LoadLane } from "../../core/report/gantt/layout";
import { message } from "../../core/text/message";
import type { Localizer } from "../kit/localizer";
import type { MenuItem } from "../kit/menu";
import type { Picture } from "./picture";

/** Whose load shows: the id of a person, everybody, or the people of the selected task. */
export type LoadChoice = string;

export const everybody = "*";
export const ofSelection = "";

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
 * The lanes that show. Where nobody is assigned to the selected task, that of the person with the most over-allocation; a person who is not there any more counts
 * as no choice.
 */
export function chosenLanes(lanes: readonly LoadLane[], choice: LoadChoice, picture: Picture): readonly LoadLane[] {
  if (choice === everybody) return lanes;
  const wanted = lanes.filter(({ person }) => person === choice);
  if (wanted.length > 0) return wanted;
  const assigned = assignedTo(picture, picture.selected);
  const own = lanes.filter(({ person }) => assigned.has(person));
  return own.length > 0 ? own : [...overAllocated(lanes), ...lanes].slice(0, 1);
}

/** What the button of the choice says. */
export function choiceName(localizer: Localizer, lanes: readonly LoadLane[], choice: LoadChoice): string {
  if (choice === everybody) return localizer.text(message("All people"));
  const person = lanes.find((lane) => lane.person === choice);
  return person?.name ?? localizer.text(message("People of the selected task"));
}

/** The menu of whose load shows, those with the most over-allocation first. */
export function choiceMenu(
  localizer: Localizer,
  lanes: readonly LoadLane[],
  choice: LoadChoice,
  choose: (choice: LoadChoice) => void,
): readonly (readonly MenuItem[])[] {
  const isKnown = choice === everybody || lanes.some(({ person }) => person === choice);
  const item = (label: string, value: LoadChoice): MenuItem => ({
    label,
    checked: isKnown ? choice === value : value === ofSelection,
    run: () => choose(value),
  });
  const full = overAllocated(lanes);
  const people = [...full, ...lanes.filter(({ over }) => over.length === 0)].slice(0, mostInMenu);
  const nameOf = ({ name, over }: LoadLane): string =>
    over.length > 0 ? localizer.text(message("{0} (over-allocated)", name)) : name;
  return [
    [
      item(localizer.text(message("People of the selected task")), ofSelection),
      item(localizer.text(message("All people")), everybody),
    ],
    people.map((lane) => item(nameOf(lane), lane.person)),
  ];
}
