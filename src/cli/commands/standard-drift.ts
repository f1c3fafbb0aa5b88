import { realpath } from "node:fs/promises";
import { pathText, type DriftChange } from "../../core/standard/drift/compare";
import { driftOf, type Drift } from "../../core/standard/drift/project-drift";
import { updateFromTemplates } from "../../core/standard/drift/update";
import { driftValues, driftWord, isSafeUpdate, isUpdate } from "../../core/standard/drift/words";
import type { Project } from "../../core/model/types";
import { message } from "../../core/text/message";
import { followedStandard, lookupIn } from "../../workspace/standards";
import { writeAtomically } from "../files";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { askedProjects, load, relativePath, type Loaded } from "../load";
import { paint, printable } from "../output/terminal";

export interface StandardDiffOptions {
  readonly format: "pretty" | "json";
  /** Whether what the projects have of their own is listed too. */
  readonly own: boolean;
}

export interface StandardUpdateOptions {
  /** Paths of changes to take over; all without conflict when there are none. */
  readonly only: readonly string[];
  /** Whether conflicts are settled for the template. */
  readonly conflicts: boolean;
  readonly dryRun: boolean;
}

interface ProjectDrift {
  readonly project: Project;
  readonly drifts: readonly Drift[];
}

async function driftsUnder(paths: readonly string[], host: Host): Promise<readonly ProjectDrift[]> {
  const loaded: Loaded = await load(host.cwd, paths);
  const lookup = lookupIn(loaded.store);
  return askedProjects(loaded).map((project) => ({
    project,
    drifts: driftOf(project, followedStandard(project, lookup)?.standards ?? []),
  }));
}

/** `pmo standard diff`: how projects differ from the templates that they were made from. Exit code 1 when a template has changed. @throws CannotRun */
export async function diffStandard(
  paths: readonly string[],
  options: StandardDiffOptions,
  host: Host,
): Promise<number> {
  const all = await driftsUnder(paths, host);
  const isShown = (change: DriftChange): boolean => options.own || isUpdate(change);
  host.out(options.format === "json" ? asJson(all, isShown) : asText(all, isShown, host));
  return all.some(({ drifts }) => drifts.some(({ changes }) => changes.some(isUpdate)))
    ? exitCodes.findings
    : exitCodes.clean;
}

function asText(all: readonly ProjectDrift[], isShown: (change: DriftChange) => boolean, host: Host): string {
  const lines = all.flatMap(({ project, drifts }) => {
    if (drifts.length === 0)
      return [say(host, message("{0}: made from no template of its standards.", printable(project.id)))];
    return drifts.flatMap((drift) => {
      const { adoption, latest, changes, isBaseKnown, problem } = drift;
      const head = `${printable(project.id)}: ${printable(adoption.template)} ${adoption.version} → ${latest.template.version}`;
      const shown = changes.filter(isShown);
      return [
        paint(head, "bold", host.color),
        ...(problem ? [`  ${printable(say(host, problem))}`] : []),
        ...(isBaseKnown
          ? []
          : [
              `  ${say(host, message("The standard does not have version {0} any more: what the project changed itself counts as a conflict.", adoption.version))}`,
            ]),
        ...shown.map((change) => `  ${lineOf(change, host)}`),
        ...(shown.length === 0 && !problem ? [`  ${say(host, message("Nothing differs."))}`] : []),
      ];
    });
  });
  return lines.map((line) => `${line}\n`).join("");
}

const colors = { added: "green", changed: "yellow", removed: "red", customised: "gray", conflict: "red" } as const;

function lineOf(change: DriftChange, host: Host): string {
  const word = paint(say(host, driftWord(change.kind)), colors[change.kind], host.color);
  return `${word} ${printable(pathText(change.path))}: ${printable(driftValues(change))}`;
}

function asJson(all: readonly ProjectDrift[], isShown: (change: DriftChange) => boolean): string {
  const list = all.map(({ project, drifts }) => ({
    project: project.id,
    templates: drifts.map(({ adoption, latest, isBaseKnown, changes }) => ({
      template: adoption.template,
      adopted: adoption.version,
      latest: latest.template.version,
      isBaseKnown,
      changes: changes.filter(isShown).map(({ kind, path, base, own, now }) => ({
        kind,
        path: pathText(path),
        base: base ?? null,
        own: own ?? null,
        now: now ?? null,
      })),
    })),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** `pmo standard update`: takes over what templates have changed. Exit code 1 when something is left. @throws CannotRun */
export async function updateStandard(
  paths: readonly string[],
  { only, conflicts, dryRun }: StandardUpdateOptions,
  host: Host,
): Promise<number> {
  const all = await driftsUnder(paths, host);
  const known = new Set(
    all.flatMap(({ drifts }) => drifts.flatMap(({ changes }) => changes.map(({ path }) => pathText(path)))),
  );
  const unknown = only.find((path) => !known.has(path));
  if (unknown !== undefined)
    throw new CannotRun(message("There is no change at '{0}'; 'pmo standard diff' lists them.", unknown));
  let left = 0;
  for (const { project, drifts } of all) {
    const isChosen = (change: DriftChange): boolean =>
      only.length > 0
        ? only.includes(pathText(change.path)) && isUpdate(change)
        : isSafeUpdate(change) || (conflicts && change.kind === "conflict");
    const chosen = drifts
      .filter(({ problem }) => !problem)
      .map((drift) => ({ drift, changes: drift.changes.filter(isChosen) }));
    const update = updateFromTemplates(project, chosen);
    const taken = chosen.flatMap(({ changes }) => changes);
    const name = printable(project.id);
    for (const change of taken) {
      if (!update.left.includes(change)) host.out(`${name}: ${lineOf(change, host)}\n`);
      else {
        const words = message(
          "{0}: '{1}' can't be changed without breaking the text; do it by hand.",
          name,
          pathText(change.path),
        );
        host.err(`${printable(say(host, words))}\n`);
      }
    }
    const open = drifts.flatMap(({ changes }) =>
      changes.filter((change) => isUpdate(change) && !taken.includes(change)),
    );
    if (open.length > 0) {
      const words = message("{0}: {1} changes were not taken over; they are the project's own now.", name, open.length);
      host.err(`${say(host, words)}\n`);
    }
    left += update.left.length;
    for (const file of update.files) {
      if (!dryRun) await writeAtomically(await realpath(file.path), file.text);
      host.out(`${printable(relativePath(host.cwd, file.path))}\n`);
    }
  }
  return left > 0 ? exitCodes.findings : exitCodes.clean;
}
