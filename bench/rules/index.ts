import os from "node:os";
import { builtInStandardNames } from "../../src/core/standard/built-in";
import { ProjectStore } from "../../src/workspace/store";
import { median } from "../editor/statistics";
import { describeTable, type Row } from "../editor/table";
import { planText } from "../plan-text";
import { measureSpectral } from "./spectral";

const [projects, tasks, edits, samples] = [300, 200, 40, 3];

/** Files for Spectral: it takes seconds for each. */
const peerProjects = 20;

const standard = `standard:
  id: all
  version: 1.0.0
  extends: [${builtInStandardNames.map((name) => JSON.stringify(name)).join(", ")}]
`;

/** A project with a few records besides its tasks, so that rules of registers have something to read. */
function projectText(at: number): string {
  const records = Array.from({ length: 10 }, (_, index) => index);
  return `${planText(tasks).replace("id: bench", `id: bench-${at}\n  standard: ../all.pmo.yaml`)}risks:
${records.map((index) => `  - { id: R-${index}, title: Risk ${index}, probability: ${1 + (index % 5)}, impact: 3, status: open, owner: p1 }`).join("\n")}
issues:
${records.map((index) => `  - { id: I-${index}, title: Issue ${index}, status: open, owner: p2, due: 2026-07-0${1 + (index % 9)} }`).join("\n")}
`;
}

/** Milliseconds until all rules have run on projects of which everything else is known, and for one edit after that. */
function measureOurs(texts: readonly string[]): {
  readonly cold: number;
  readonly edit: readonly { readonly file: number; readonly all: number }[];
  readonly found: number;
} {
  const store = new ProjectStore();
  texts.forEach((text, at) => {
    store.setFile(`p${at}/plan.pmo.yaml`, text);
  });
  const before = store.allFindings().length;
  store.setFile("all.pmo.yaml", standard);
  const begun = performance.now();
  const found = store.allFindings().length - before;
  const cold = performance.now() - begun;
  const path = `p${texts.length >> 1}/plan.pmo.yaml`;
  let text = store.file(path)?.text ?? "";
  const edit = Array.from({ length: edits }, (_, at) => {
    const line = text.indexOf("duration: ", (text.length / edits) * at);
    text = `${text.slice(0, line)}duration: ${10 + at}d${text.slice(text.indexOf("\n", line))}`;
    const start = performance.now();
    store.setFile(path, text);
    store.findings(path);
    const file = performance.now() - start;
    store.allFindings();
    return { file, all: performance.now() - start };
  });
  return { cold, edit, found };
}

const load = (): string => os.loadavg()[0]?.toFixed(1) ?? "";

async function main(): Promise<void> {
  const texts = Array.from({ length: projects }, (_, at) => projectText(at));
  const before = load();
  const ours = Array.from({ length: samples }, () => measureOurs(texts));
  const spectral = await measureSpectral(texts.slice(0, peerProjects));
  const peerTime = (spectral.time / peerProjects) * projects;
  const edited = ours.flatMap(({ edit }) => edit);
  const rows: readonly Row[] = [
    {
      what: `all rules of the built-in standards on ${projects} projects of ${tasks} tasks, cold`,
      ours: median(ours.map(({ cold }) => cold)),
      peer: peerTime,
      target: { most: 3000, unit: "ms", times: 10 },
    },
    {
      what: "findings of the file after one edit",
      ours: median(edited.map(({ file }) => file)),
      target: { most: 20, unit: "ms" },
    },
  ];
  console.log(`${os.cpus().length} processors, Node ${process.version}, load ${before} before and ${load()} after\n`);
  console.log(describeTable(rows));
  console.log(
    `\n- findings of the rules: ${ours[0]?.found ?? 0}; findings of all files after one edit ${median(edited.map(({ all }) => all)).toFixed(0)} ms, slowest of the file ${Math.max(...edited.map(({ file }) => file)).toFixed(0)} ms` +
      `\n- the peer: Spectral with 40 rules about fields of tasks, measured on ${peerProjects} of the files (${spectral.found} findings) and multiplied`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
