import type { Project } from "../../core/model/types";
import { itemSchema, propertySchema } from "../../core/schema/registry";
import { insertItem } from "../../core/text/edit";
import type { EditValue } from "../../core/text/edit-text";
import { message } from "../../core/text/message";
import { valueOf } from "../../core/text/tree";
import { rename } from "../rename";
import type { LanguageScope } from "../types";
import { withIdForm } from "../id-form";
import { insertKeys, type Entries } from "./insert";
import { orderOf } from "./keys";
import { fixOf, fixOfFiles, spanOf, textData } from "./make";
import { nextId } from "./next-id";
import { requiredEntries } from "./placeholder";
import { addRecord, homeOf, recordOfFinding } from "./records";
import { setField } from "./schedule";
import type { FixMaker, FixPlace } from "./types";

/** A criterion as the finding tells it. */
interface Criterion {
  readonly id: string;
  readonly text?: unknown;
  readonly isMandatory?: boolean;
}

/** The language in which the texts of a project are written: its own, or that of the person. */
function textLanguage(project: Project, scope: LanguageScope): "en" | "ja" {
  const language: unknown = project.header?.data["language"];
  return language === "ja" || language === "en" ? language : scope.language;
}

function inLanguage(text: unknown, language: "en" | "ja"): string | undefined {
  if (typeof text !== "object" || text === null) return undefined;
  const words: unknown = (text as Readonly<Record<string, unknown>>)[language];
  return typeof words === "string" ? words : undefined;
}

function criteriaOf({ finding }: FixPlace, language: "en" | "ja"): readonly Exclude<EditValue, null>[] {
  const list: unknown = finding.data?.["criteria"];
  return (Array.isArray(list) ? (list as readonly Criterion[]) : []).map(({ id, text, isMandatory }) => ({
    id,
    text: inLanguage(text, language) ?? id,
    ...(isMandatory === false && { mandatory: false }),
  }));
}

/** Adds a record that the standard asks for, under the id and the name that it wants. */
function addWanted(place: FixPlace, kind: string, fields: (language: "en" | "ja") => Entries): ReturnType<FixMaker> {
  const { scope, finding, file } = place;
  const project = scope.store.projectOf(file.path);
  const home = homeOf(kind);
  if (!project || !home || finding.data?.["id"] !== undefined) return [];
  const language = textLanguage(project, scope);
  const around = { scope, project };
  const id = textData(place, "newId") ?? nextId(home.schema, kind, around);
  const name = inLanguage(finding.data?.["name"], language) ?? textData(place, "wanted") ?? id;
  const record = requiredEntries(home.schema, around, [["id", id], ["name", name], ...fields(language)]);
  const edits = addRecord(project, home, record);
  return edits ? [fixOfFiles(message("Add '{0}'", id), [edits], { preferred: true })] : [];
}

export const addMilestone: FixMaker = (place) => {
  const found = recordOfFinding(place);
  if (!found) return addWanted(place, "task", () => [["milestone", true]]);
  return setField(found.project, found.record, "milestone", true, message("Make it a milestone"), true);
};

export const addDeliverable: FixMaker = (place) => addWanted(place, "deliverable", () => []);

export const addGate: FixMaker = (place) =>
  addWanted(place, "gate", (language) => {
    const criteria = criteriaOf(place, language);
    return criteria.length === 0 ? [] : [["criteria", criteria]];
  });

/** Adds the criteria that a gate lacks behind those that it has. */
export const addCriteria: FixMaker = (place) => {
  const found = recordOfFinding(place);
  const schema = homeOf("gate")?.schema;
  if (!found || !schema) return [];
  const { project, record, file } = found;
  const added = criteriaOf(place, textLanguage(project, place.scope));
  const list = valueOf(record.origin.node, "criteria");
  const title = message("Add the criteria of the standard");
  if (list?.kind !== "sequence" || list.items.length === 0) {
    if (list && list.kind !== "sequence" && list.end > list.start) return [];
    const edits = insertKeys(file, record.origin.node, [["criteria", added]], orderOf(schema));
    return list ? [] : fixOf(file, title, edits, { preferred: true });
  }
  const known = propertySchema(schema, "criteria");
  if (!known || !itemSchema(known)) return [];
  return fixOf(
    file,
    title,
    added.map((criterion) => insertItem(file, list, criterion)),
    { preferred: true },
  );
};

/** Gives a record the next free id of the form that the standard wants, everywhere where it is named. */
export const idOfForm: FixMaker = (place) => {
  const { scope, file } = place;
  const project = scope.store.projectOf(file.path);
  const kind = textData(place, "kind");
  const home = kind === undefined ? undefined : homeOf(kind);
  if (!project || !home || kind === undefined) return [];
  const form = withIdForm(home.schema, project, scope.store);
  if (form === home.schema && home.schema["x-id-prefix"] === undefined) return [];
  const id = nextId(form, kind, { scope, project });
  const renamed = rename(scope, file.path, spanOf(place).start, id);
  return "edits" in renamed ? [fixOfFiles(message("Rename to '{0}'", id), renamed.edits, { preferred: true })] : [];
};
