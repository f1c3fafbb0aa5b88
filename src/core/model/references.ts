import type { Finding } from "../text/finding";
import { message, type Message } from "../text/message";
import type { ParsedFile } from "../text/parsed-file";
import { isIdentifier } from "../text/identifier";
import { suggestWords } from "../text/suggest";
import { headSpan } from "./origin";
import type { RecordBase, ReferenceSite } from "./types";

/** More names than this are not compared with a misspelt one: a project with many errors must stay fast. */
export const suggestionLimit = 200;

export interface References {
  readonly sites: readonly ReferenceSite[];
  readonly recordsById: ReadonlyMap<string, RecordBase>;
  readonly files: ReadonlyMap<string, ParsedFile>;
}

/** A record whose id another one has taken before it. */
export interface RepeatedId {
  readonly record: RecordBase;
  readonly first: RecordBase;
}

/** Ids that stand twice, each reported at every place but the first, with the first as related place. */
export function duplicateIds(
  repeated: readonly RepeatedId[],
  files: ReadonlyMap<string, ParsedFile>,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { record, first } of repeated) {
    const file = files.get(record.origin.file);
    const firstFile = files.get(first.origin.file);
    if (!file || !firstFile) continue;
    findings.push({
      code: "id.duplicate",
      severity: "error",
      file: file.path,
      range: file.lines.range(headSpan(record.origin)),
      message: message("The id '{0}' is taken already. Every record of a project needs an id of its own.", record.id),
      related: [
        {
          file: firstFile.path,
          range: firstFile.lines.range(headSpan(first.origin)),
          message: message("'{0}' stands here first.", record.id),
        },
      ],
      data: { id: record.id, kind: record.kind },
    });
  }
  return findings;
}

/** References within the project that lead to no record, to one of another kind, or to their own. */
export function misleadingReferences(
  sites: readonly ReferenceSite[],
  recordsById: ReadonlyMap<string, RecordBase>,
): readonly ReferenceSite[] {
  return sites.filter((site) => {
    if (site.project !== undefined) return false;
    const target = recordsById.get(site.id);
    // The id of another project is looked up among all projects.
    if (!target) return !(site.kinds.includes("project") && site.external);
    return !site.kinds.includes(target.kind) || target === site.record;
  });
}

/** What is wrong with misleading references: unknown ids, ids of the wrong kind, records that name themselves. */
export function checkReferences({ sites, recordsById, files }: References): readonly Finding[] {
  const findings: Finding[] = [];
  const names = new NamesByKind(recordsById);
  let compared = 0;
  for (const site of sites) {
    const file = files.get(site.file);
    if (!file) continue;
    const target = recordsById.get(site.id);
    if (!target) {
      const known = compared++ < suggestionLimit ? names.of(site.kinds) : [];
      // Of a record itself nobody expects that it is meant.
      const suggestions = suggestWords(
        site.id,
        known.filter((id) => id !== site.record?.id),
      );
      findings.push(
        referenceFinding("reference.unknown", site, file, unknownWords(site, suggestions), {
          suggestions,
          id: site.id,
          kinds: site.kinds,
        }),
      );
    } else if (!site.kinds.includes(target.kind)) {
      const words = message(
        "'{0}' is of another kind ({1}). Expected here: {2}.",
        site.id,
        kindWord(target.kind),
        kindWord(site.kinds[0] ?? ""),
      );
      findings.push(
        referenceFinding("reference.kind", site, file, words, { id: site.id, kind: target.kind, kinds: site.kinds }),
      );
    } else if (target === site.record) {
      const words = message("'{0}' names itself.", site.id);
      findings.push(referenceFinding("reference.self", site, file, words, { id: site.id }));
    }
  }
  return findings;
}

/** A finding at a reference. */
export function referenceFinding(
  code: string,
  site: ReferenceSite,
  file: ParsedFile,
  words: Message,
  data: Readonly<Record<string, unknown>>,
): Finding {
  return { code, severity: "error", file: site.file, range: file.lines.range(site.span), message: words, data };
}

function unknownWords(site: ReferenceSite, suggestions: readonly string[]): Message {
  const [first] = suggestions;
  const kind = kindWord(site.kinds[0] ?? "");
  if (first !== undefined)
    return message("There is no {0} with the id '{1}'. Did you mean '{2}'?", kind, site.id, first);
  return message("There is no {0} with the id '{1}' in this project.", kind, site.id);
}

/** Ids by the kind of their record, made only when something is misspelt. */
class NamesByKind {
  readonly #records: ReadonlyMap<string, RecordBase>;
  #names: Map<string, string[]> | undefined;

  constructor(records: ReadonlyMap<string, RecordBase>) {
    this.#records = records;
  }

  of(kinds: readonly string[]): readonly string[] {
    if (!this.#names) {
      this.#names = new Map();
      for (const record of this.#records.values()) {
        // A record whose id is missing or can't be one has a name of its place, which nobody can write.
        if (!isIdentifier(record.id)) continue;
        const list = this.#names.get(record.kind);
        if (list) list.push(record.id);
        else this.#names.set(record.kind, [record.id]);
      }
    }
    const names = this.#names;
    return kinds.flatMap((kind) => names.get(kind) ?? []);
  }
}

/** References that must not lead back: base calendars, reporting lines, parent teams. */
const pointers = [
  { kind: "calendar", key: "base" },
  { kind: "person", key: "reportsTo" },
  { kind: "team", key: "parent" },
] as const;

/** Whether a reference may be a part of a chain that must not lead back. */
export function isPointer({ key }: ReferenceSite): boolean {
  return key === "base" || key === "reportsTo" || key === "parent";
}

/** Chains of `base`, `reportsTo` or `parent` that lead back to where they began; each cycle is reported once at every place in it. */
export function referenceCycles({ sites, recordsById, files }: References): readonly Finding[] {
  const findings: Finding[] = [];
  const pointing = sites.filter(isPointer);
  for (const { kind, key } of pointers) {
    const next = new Map<RecordBase, { readonly target: RecordBase; readonly site: ReferenceSite }>();
    for (const site of pointing) {
      if (site.key !== key || site.record?.kind !== kind || site.project !== undefined) continue;
      const target = recordsById.get(site.id);
      if (target && target !== site.record && target.kind === kind) next.set(site.record, { target, site });
    }
    const done = new Set<RecordBase>();
    for (const start of next.keys()) {
      const path: RecordBase[] = [];
      const onPath = new Set<RecordBase>();
      let at: RecordBase | undefined = start;
      while (at && !done.has(at) && !onPath.has(at)) {
        path.push(at);
        onPath.add(at);
        at = next.get(at)?.target;
      }
      if (at && onPath.has(at)) findings.push(...cycleFindings(path.slice(path.indexOf(at)), next, files));
      for (const record of path) done.add(record);
    }
  }
  return findings;
}

function cycleFindings(
  cycle: readonly RecordBase[],
  next: ReadonlyMap<RecordBase, { readonly site: ReferenceSite }>,
  files: ReadonlyMap<string, ParsedFile>,
): readonly Finding[] {
  const names = [...cycle, ...cycle.slice(0, 1)].map((record) => record.id).join(" → ");
  return cycle.flatMap((record) => {
    const site = next.get(record)?.site;
    const file = site && files.get(site.file);
    if (!site || !file) return [];
    return [
      referenceFinding("reference.cycle", site, file, message("This chain leads back to itself: {0}", names), {
        ids: cycle.map((part) => part.id),
      }),
    ];
  });
}

/** What a kind is called in a sentence. */
export function kindWord(kind: string): Message {
  return kindWords[kind] ?? message("record");
}

const kindWords: Readonly<Record<string, Message>> = {
  project: message("project"),
  calendar: message("calendar"),
  person: message("person"),
  team: message("team"),
  role: message("role"),
  task: message("task"),
  baseline: message("baseline"),
  risk: message("risk"),
  issue: message("issue"),
  change: message("change"),
  decision: message("decision"),
  action: message("action item"),
  assumption: message("assumption"),
  dependency: message("dependency"),
  meeting: message("meeting"),
  stakeholder: message("stakeholder"),
  communication: message("communication"),
  responsibility: message("responsibility"),
  requirement: message("requirement"),
  deliverable: message("deliverable"),
  "quality-metric": message("quality metric"),
  review: message("review"),
  nonconformity: message("nonconformity"),
  test: message("test"),
  "cost-account": message("cost account"),
  contract: message("contract"),
  timesheet: message("timesheet"),
  training: message("training"),
  benefit: message("benefit"),
  lesson: message("lesson"),
  gate: message("gate"),
  "status-report": message("status report"),
  waiver: message("waiver"),
  objective: message("objective"),
};
