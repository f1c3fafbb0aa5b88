import { deleteEntry, deleteItem, type TextEdit } from "../../core/text/edit";
import { message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { fixOf, spanOf, textData } from "./make";
import { recordOfFinding } from "./records";
import { listOf, ownerOf, spotAt, type Spot } from "./spot";
import type { Fix, FixMaker, FixPlace } from "./types";

/** Removes the reference at a finding: the item of its list, the list with its last item, or the key. */
export const removeReference: FixMaker = (place) => {
  const spot = spotAt(place.file, spanOf(place));
  if (!spot) return [];
  const title =
    listOf(spot)?.list.entry?.key === "predecessors"
      ? message("Remove the predecessor '{0}' here", nameOf(place))
      : message("Remove '{0}' here", nameOf(place));
  return fixOf(place.file, title, [removal(place.file, spot)]);
};

function removal(file: ParsedFile, spot: Spot): TextEdit | undefined {
  const place = listOf(spot);
  if (place) {
    const { list, index, owner } = place;
    const key = list.entry?.key;
    return list.node.items.length === 1 && owner && key !== undefined
      ? deleteEntry(file, owner.node, key)
      : deleteItem(file, list.node, index);
  }
  const owner = ownerOf(spot)?.node;
  return owner && spot.entry ? deleteEntry(file, owner, spot.entry.key) : undefined;
}

function nameOf({ file, ...place }: FixPlace): string {
  const { start, end } = spanOf({ file, ...place });
  return file.text.slice(start, end);
}

/** A task that stays where a person or a constraint has put it, against its predecessor: one of the two goes. */
export const conflictingDates: FixMaker = (place) => {
  const found = recordOfFinding(place, "task");
  if (!found) return [];
  const { record, file } = found;
  const release = (key: string, title: ReturnType<typeof message>): readonly Fix[] =>
    record.data[key] === undefined ? [] : fixOf(file, title, [deleteEntry(file, record.origin.node, key)]);
  return [
    ...(place.finding.code === "schedule.manual-conflict"
      ? release("manual", message("Let the schedule place '{0}'", record.title))
      : release("constraint", message("Remove the date constraint of '{0}'", record.title))),
    ...(textData(place, "predecessor") === undefined ? [] : removeReference(place)),
  ];
};
