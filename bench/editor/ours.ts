// Measures this product in a process of its own: `node ours.cjs <measurement> <tasks> <keystrokes of each kind>` writes the result as JSON.
import { renderMessage } from "../../src/core/text/message";
import { complete } from "../../src/language/completion/index";
import { formatEdits } from "../../src/language/format/index";
import { hover } from "../../src/language/hover/index";
import type { LanguageScope } from "../../src/language/types";
import { ProjectStore } from "../../src/workspace/store";
import { planText } from "../plan-text";
import { heapInUse, measureKeystrokes } from "./measure";
import { completionsAsked, hoverPlaces, type Asked } from "./places";
import type { Measurements, OpeningTime, RequestTimes, WorkspaceTime } from "./results";
import { inSlices } from "./slices";
import { median, timed } from "./statistics";

const file = "file:///work/plan.pmo.yaml";

function openStore(text: string): ProjectStore {
  const store = new ProjectStore();
  store.setFile(file, text);
  const errors = store.findings(file).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(`The plan has ${errors.length} errors: ${errors[0]?.message.template}`);
  return store;
}

function scopeOf(store: ProjectStore): LanguageScope {
  return { store, language: "en", today: "2026-07-01", render: (text) => renderMessage(text) };
}

/** Hover over a text as it stands; completion with the letter that asks for it, its reading included. */
async function requests(tasks: number): Promise<RequestTimes> {
  const text = planText(tasks);
  const scope = scopeOf(openStore(text));
  const ask = async ({ text: typed, offset }: Asked): Promise<number> => {
    const time = await timed(() => {
      scope.store.setFile(file, typed);
      return complete(scope, file, offset);
    });
    scope.store.setFile(file, text);
    scope.store.findings(file);
    return time;
  };
  const asked = completionsAsked(text, tasks);
  for (const one of asked.slice(0, 3)) await ask(one);
  const completions: number[] = [];
  for (const one of asked) completions.push(await ask(one));
  const hovers: number[] = [];
  for (const offset of hoverPlaces(text, tasks)) hovers.push(await timed(() => hover(scope, file, offset)));
  return { hover: median(hovers), completion: median(completions) };
}

/** The same text with spaces that formatting has to put right in every tenth line. */
function untidy(text: string): string {
  return text
    .split("\n")
    .map((line, at) => (at % 10 === 0 && /^ *\w+: \w/.test(line) ? `${line.replace(": ", ":   ")}  ` : line))
    .join("\n");
}

async function format(tasks: number): Promise<number> {
  const text = untidy(planText(tasks));
  if (formatEdits(text).length === 0) throw new Error("Nothing to format.");
  const times: number[] = [];
  for (let run = 0; run < 7; run++) times.push(await timed(() => formatEdits(text)));
  return median(times);
}

/** A file is opened as the extension does it: in slices, between which the host can do other things. What text and schema tell is known first, then everything. */
async function opening(tasks: number): Promise<OpeningTime> {
  const text = planText(tasks);
  const store = new ProjectStore();
  const begun = performance.now();
  let first: number | undefined;
  store.onDidRead(() => {
    first = performance.now() - begun;
  });
  const reading = await inSlices(store.setFileInSteps(file, text));
  const preparing = await inSlices(store.prepareInSteps(file));
  const finding = await timed(() => store.findings(file));
  if (first === undefined) throw new Error("Nobody told of the first findings.");
  return { first, all: performance.now() - begun, longest: Math.max(reading, preparing, finding) };
}

/** Keystrokes before the heap is looked at, so that what an editor keeps from version to version is in it. */
async function heap(tasks: number): Promise<number> {
  const text = planText(tasks);
  const store = openStore(text);
  await measureKeystrokes(text, tasks, 3, (typed) => {
    store.setFile(file, typed);
    return store.findings(file);
  });
  const used = heapInUse();
  if (store.findings(file).some(({ severity }) => severity === "error")) throw new Error("The plan has errors.");
  return used;
}

/** 300 projects, each in a folder of its own: that of the open file first, then all others, then the findings of all. */
async function workspace(tasks: number): Promise<WorkspaceTime> {
  const text = planText(tasks);
  const contents = Array.from({ length: 300 }, (_, at) => text.replace("id: bench", `id: bench-${at}`));
  const paths = contents.map((_, at) => `file:///work/p${at}/plan.pmo.yaml`);
  const store = new ProjectStore();
  const first = paths[0] ?? "";
  let longest = 0;
  const take = async (steps: Generator<void, void>): Promise<void> => {
    longest = Math.max(longest, await inSlices(steps));
  };
  const begun = performance.now();
  await take(store.setFileInSteps(first, contents[0] ?? ""));
  await take(store.prepareInSteps(first));
  store.findings(first);
  hover(scopeOf(store), first, hoverPlaces(text, tasks)[0] ?? 0);
  const firstFile = performance.now() - begun;
  for (const [at, content] of contents.entries())
    if (at > 0) await take(store.setFileInSteps(paths[at] ?? "", content));
  for (const path of paths) {
    await take(store.prepareInSteps(path));
    longest = Math.max(longest, await timed(() => store.findings(path)));
  }
  return { all: performance.now() - begun, firstFile, longest };
}

async function keystrokes(tasks: number, most: number): Promise<Measurements["keystrokes"]> {
  const text = planText(tasks);
  const store = openStore(text);
  return measureKeystrokes(text, tasks, most, (typed) => {
    store.setFile(file, typed);
    return store.findings(file);
  });
}

const measurements = { keystrokes, requests, format, opening, heap, workspace };
const [name = "", tasks = "", most = ""] = process.argv.slice(2);
const measure = Object.entries(measurements).find(([key]) => key === name)?.[1];
if (!measure) throw new Error(`unknown measurement: ${name}`);
void measure(Number(tasks), Number(most)).then((result) => process.stdout.write(`${JSON.stringify(result)}\n`));
