import os from "node:os";
import { bundled } from "../bundled";
import { median } from "../editor/statistics";
import { describeTable, type Row } from "../editor/table";
import { plainRules } from "./plain-rules";
import { projects, projectText, tasks, type Measured } from "./projects";
import { measureSpectral } from "./spectral";

const samples = 3;

/** Files for Spectral: it takes seconds for each. */
const peerProjects = 20;

const load = (): string => os.loadavg()[0]?.toFixed(1) ?? "";

async function main(): Promise<void> {
  const texts = Array.from({ length: projects }, (_, at) => projectText(at));
  const before = load();
  const ours = await bundled("bench/rules/ours.ts");
  const measure = async (which: "all" | "plain", count: number): Promise<Measured> =>
    JSON.parse(await ours.run([which, `${count}`])) as Measured;
  const [all, plain]: [Measured[], Measured[]] = [[], []];
  for (let sample = 0; sample < samples; sample++) {
    all.push(await measure("all", projects));
    plain.push(await measure("plain", projects));
  }
  const fewer = await measure("plain", peerProjects);
  await ours.dispose();
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
