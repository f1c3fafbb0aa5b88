import { waivableCodes } from "../../core/checks/rules";
import { deleteEntry, deleteItem } from "../../core/text/edit";
import { dayOf, formatDate, minutesPerDay, parseInstant } from "../../core/text/instant";
import type { Finding } from "../../core/text/finding";
import { message } from "../../core/text/message";
import type { Project } from "../../core/model/types";
import type { Entries } from "./insert";
import { fixOf, fixOfFiles, listData, spanOf, textData } from "./make";
import { requiredEntries } from "./placeholder";
import { addRecord, homeOf, recordOfFinding } from "./records";
import { setField } from "./schedule";
import { spotAt } from "./spot";
import type { Fix, FixMaker, FixPlace } from "./types";

/** How long a new waiver is valid. */
const days = 90;

/** Permits the deviation that a finding of a rule is about, for a time and with a reason. */
export function waive(place: FixPlace): readonly Fix[] {
  const { scope, finding, file } = place;
  const project = scope.store.projectOf(file.path);
  const home = homeOf("waiver");
  if (!project || !home || !isWaivable(finding)) return [];
  const sections = listData(place, "sections");
  const id = textData(place, "id");
  const given: Entries = [
    ["rule", finding.code],
    ["scope", sections.length > 0 ? sections : id === undefined ? [] : [id]],
    ["reason", scope.render(message("reason"))],
    ["expires", expiry(project, scope.today)],
  ];
  const edits = addRecord(project, home, requiredEntries(home.schema, { scope, project }, given));
  return edits ? [fixOfFiles(message("Waive '{0}' here, with a reason and an end", finding.code), [edits])] : [];
}

/** Whether a finding is one of a rule, built in or of a standard. */
function isWaivable({ code, data }: Finding): boolean {
  return waivableCodes.has(code) || (typeof data?.["rule"] === "string" && typeof data["standard"] === "string");
}

/** Some time after the status date, or after the present day. */
function expiry(project: Project, today: string): string {
  const from = project.statusDate === undefined ? (parseInstant(today) ?? 0) : project.statusDate - 1;
  return formatDate((dayOf(from) + days) * minutesPerDay);
}

/** A waiver whose time is over goes on, or goes. */
export const expiredWaiver: FixMaker = (place) => {
  const found = recordOfFinding(place);
  if (!found) return [];
  const date = expiry(found.project, place.scope.today);
  return [
    ...setField(found.project, found.record, "expires", date, message("Extend it to {0}", date)),
    ...removeWaiver(place),
  ];
};

/** Removes a waiver. */
export const removeWaiver: FixMaker = (place) => {
  const spot = spotAt(place.file, spanOf(place));
  const list = spot?.around.findLast(({ node }) => node.kind === "sequence")?.node;
  const item = spot?.around.findLast(({ schema }) => schema?.["x-kind"] === "waiver");
  if (list?.kind !== "sequence" || item?.index === undefined) return [];
  const { root } = place.file;
  // With the last one its section goes.
  const removal =
    list.items.length === 1 && root?.kind === "mapping" && root.entries.length > 1
      ? deleteEntry(place.file, root, "waivers")
      : deleteItem(place.file, list, item.index);
  return fixOf(place.file, message("Remove this waiver"), [removal]);
};
