import { buildRiskMatrix } from "../core/risk/matrix";
import type { Words } from "../core/risk/types";
import { presentPlace } from "../core/risk/positions";
import type { Finding } from "../core/text/finding";
import type { ParsedFile } from "../core/text/parsed-file";
import { message } from "../core/text/message";
import type { Range } from "../core/text/range";
import { entryOf, type MappingEntry } from "../core/text/tree";
import { dayWords, finishDay } from "./day-words";
import type { Command, LanguageScope } from "./types";
import { withRiskScale } from "./risk/scale";

/** Words above a line. What they say is made by `resolveCodeLens`, when they are on the screen. */
export interface CodeLens {
  readonly range: Range;
  readonly kind:
    "openGantt" | "schedule" | "openRiskMatrix" | "risks" | "findings" | "openConformance" | "openStandardImpact";
  /** Number of findings of the section; 0 for the other kinds. */
  readonly count: number;
}

/** The commands that lenses run; `openGantt` and `openRiskMatrix` get the name of the file. */
export const lensCommands = {
  openGantt: "pmo.openGantt",
  openRiskMatrix: "pmo.openRiskMatrix",
  openConformance: "pmo.openConformance",
  openStandardImpact: "pmo.openStandardImpact",
  findings: "workbench.panel.markers.view.focus",
} as const;

/**
 * Lenses at the sections of a file: the plan and its dates, the risks by band, and how many findings a section has.
 * @param findings those of the file
 */
export function codeLenses(
  { store }: LanguageScope,
  file: string,
  findings: readonly Pick<Finding, "range">[],
): readonly CodeLens[] {
  const parsed = store.file(file);
  if (parsed?.root?.kind !== "mapping") return [];
  const { entries } = parsed.root;
  if (!store.projectOf(file)) return lensesOfStandard(parsed, entries);
  return entries.flatMap(({ key, keySpan, value }, index) => {
    const range = parsed.lines.range(keySpan);
    const next = entries[index + 1];
    const end = next ? parsed.lines.position(next.keySpan.start).line : Infinity;
    const count = findings.filter(({ range: { start } }) => start.line >= range.start.line && start.line < end).length;
    const lens = (kind: CodeLens["kind"]): CodeLens => ({ range, kind, count: 0 });
    const tasks = key === "schedule" && entryOf(value, "tasks") !== undefined;
    return [
      ...(tasks ? [lens("openGantt"), lens("schedule")] : []),
      ...(key === "risks" ? [lens("openRiskMatrix"), lens("risks")] : []),
      ...(count > 0 ? [{ range, kind: "findings" as const, count }] : []),
    ];
  });
}

/** A standard leads to the projects that follow it. */
function lensesOfStandard(
  { lines }: ParsedFile,
  entries: readonly Pick<MappingEntry, "key" | "keySpan">[],
): readonly CodeLens[] {
  const head = entries.find(({ key }) => key === "standard");
  if (!head) return [];
  const range = lines.range(head.keySpan);
  return (["openConformance", "openStandardImpact"] as const).map((kind) => ({ range, kind, count: 0 }));
}

/** What a lens says and does. */
export function resolveCodeLens(scope: LanguageScope, file: string, { kind, count }: CodeLens): Command {
  const { render: say } = scope;
  switch (kind) {
    case "openGantt":
      return { title: say(message("Open Gantt chart")), command: lensCommands.openGantt, arguments: [file] };
    case "openRiskMatrix":
      return { title: say(message("Open risk matrix")), command: lensCommands.openRiskMatrix, arguments: [file] };
    case "openConformance":
      return { title: say(message("Conformance of the projects")), command: lensCommands.openConformance };
    case "openStandardImpact":
      return { title: say(message("Impact of an edit")), command: lensCommands.openStandardImpact };
    case "schedule":
      return { title: scheduleTitle(scope, file), command: "" };
    case "risks":
      return { title: risksTitle(scope, file), command: "" };
    case "findings":
      return {
        title: say(count === 1 ? message("1 finding") : message("{0} findings", count)),
        tooltip: say(message("Show the findings of this project")),
        command: lensCommands.findings,
      };
  }
}

/** Finish of the plan and the number of tasks that set it. */
function scheduleTitle({ store, language, render: say }: LanguageScope, file: string): string {
  const project = store.projectOf(file);
  const schedule = project && store.schedule(project);
  if (!schedule || schedule.tasks.length === 0) return say(message("No tasks yet"));
  const critical = schedule.tasks.filter((one) => one.critical && one.kind !== "summary").length;
  const finish = dayWords(finishDay(schedule.finish), language);
  return say(message("Finish {0}, critical tasks: {1} of {2}", finish, critical, countOf(schedule.tasks)));
}

function countOf(tasks: readonly { readonly kind: string }[]): number {
  return tasks.filter(({ kind }) => kind !== "summary").length;
}

/** Open risks by band, the worst band first, by what remains after the response. */
function risksTitle({ store, language, render: say }: LanguageScope, file: string): string {
  const project = store.projectOf(file);
  if (!project || project.risks.length === 0) return say(message("No risks yet"));
  const { bands, risks } = buildRiskMatrix(withRiskScale(project, store, language));
  const words = (name: Words): string => (typeof name === "string" ? name : say(name));
  const open = risks.filter(({ closed }) => !closed);
  const byBand = bands.toReversed().flatMap(({ id, name }) => {
    const count = open.filter((risk) => presentPlace(risk)?.band === id).length;
    return count > 0 ? [`${words(name)} ${count}`] : [];
  });
  const unassessed = open.filter((risk) => !presentPlace(risk)).length;
  if (unassessed > 0) byBand.push(say(message("not assessed {0}", unassessed)));
  return byBand.length === 0 ? say(message("No open risks")) : say(message("Open risks: {0}", byBand.join(", ")));
}
