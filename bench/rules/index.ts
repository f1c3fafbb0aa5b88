import os from "node:os";
import { builtInStandardNames } from "../../src/core/standard/built-in";
import { ProjectStore } from "../../src/workspace/store";
import { median } from "../editor/statistics";
import { describeTable, type Row } from "../editor/table";
import { planText } from "../plan-text";
import { plainRules, plainStandard } from "./plain-rules";
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

/** A store in which all is known but what the rules of `all.pmo.yaml` say. */
function storeOf(texts: readonly string[]): ProjectStore {
  const store = new ProjectStore();
  texts.forEach((text, at) => {
    store.setFile(`p${at}/plan.pmo.yaml`, text);
  });
  store.allFindings();
  return store;
}

/** Milliseconds until all rules of a standard have run on the projects, and how much they found. */
function measureCold(store: ProjectStore, standard: string): { readonly cold: number; readonly found: number } {
  store.setFile("all.pmo.yaml", standard);
  const begun = performance.now();
  const findings = store.allFindings();
  const cold = performance.now() - begun;
  return { cold, found: findings.filter(({ data }) => data?.["standard"] !== undefined).length };
}

/** Milliseconds for one edit after another of one of the projects. */
function measureEdits(store: ProjectStore): readonly { readonly file: number; readonly all: number }[] {
  const path = `p${projects >> 1}/plan.pmo.yaml`;
  let text = store.file(path)?.text ?? "";
  return Array.from({ length: edits }, (_, at) => {
    const line = text.indexOf("duration: ", (text.length / edits) * at);
    text = `${text.slice(0, line)}duration: ${10 + at}d${text.slice(text.indexOf("\n", line))}`;
    const start = performance.now();
    store.setFile(path, text);
    store.findings(path);
    const file = performance.now() - start;
    store.allFindings();
    return { file, all: performance.now() - start };
  });
}

const load = (): string => os.loadavg()[0]?.toFixed(1) ?? "";

async function main(): Promise<void> {
  const texts = Array.from({ length: projects }, (_, at) => projectText(at));
  const before = load();
  const all = Array.from({ length: samples }, () => {
    const store = storeOf(texts);
    return { ...measureCold(store, standard), edits: measureEdits(store) };
  });
  const plain = Array.from({ length: samples }, () => measureCold(storeOf(texts), plainStandard));
  const fewer = measureCold(storeOf(texts.slice(0, peerProjects)), plainStandard);
  const spectral = await measureSpectral(texts.slice(0, peerProjects));
  const edited = all.flatMap(({ edits: list }) => list);
  const rows: readonly Row[] = [
    {
      what: `all rules of the built-in standards on ${projects} projects of ${tasks} tasks, cold`,
      ours: median(all.map(({ cold }) => cold)),
      target: { most: 3000, unit: "ms" },
    },
    {
      what: "findings of the file after one edit",
      ours: median(edited.map(({ file }) => file)),
      target: { most: 20, unit: "ms" },
    },
    {
      what: `${plainRules.length} rules about texts of tasks on the same projects, cold`,
      ours: median(plain.map(({ cold }) => cold)),
      peer: (spectral.time / peerProjects) * projects,
      target: { most: 3000, unit: "ms", times: 10 },
    },
  ];
  console.log(`${os.cpus().length} processors, Node ${process.version}, load ${before} before and ${load()} after\n`);
  console.log(describeTable(rows));
  console.log(
    `\n- findings of the rules: ${all[0]?.found ?? 0}; findings of all files after one edit ${median(edited.map(({ all: time }) => time)).toFixed(0)} ms, slowest of the file ${Math.max(...edited.map(({ file }) => file)).toFixed(0)} ms` +
      `\n- the peer: Spectral with the same ${plainRules.length} rules, measured on ${peerProjects} of the files without their parsing and multiplied; findings there ${spectral.found}, here ${fewer.found}`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
