// npm run bench:gantt: what a person waits for in the Gantt chart, beside other charts with the same plan, in the same run.
// The peers come from npm in pinned versions into a cache folder (`peers.ts`): frappe-gantt, @svar-ui/react-gantt with React, dhtmlx-gantt and mermaid, all under the MIT
// License. They are only measured, and never shipped.
// Options: --quick (one sample instead of five, no round that takes minutes), --only WORD (lines whose name contains it). docs/performance.md says what is measured.
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { ensureChromium } from "../../scripts/lib/chromium.mjs";
import { round } from "../editor/table";
import { describeEverything, describeHostParts } from "./notes";
import { ensurePeers, peers, type ContestantName } from "./peers";
import { Results, rounds } from "./rounds";
import { linesOf } from "./rows";
import { takeSample, type Round } from "./sample";
import { openSite } from "./site";
import { describeTable, isMet } from "./table";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, only: { type: "string" } } });
const samplesTaken = values.quick ? 1 : 5;
const problems: string[] = [];

async function takeRound(executable: string, address: string, taken: Round, results: Results): Promise<void> {
  const times = taken.once ? 1 : samplesTaken;
  // Contestants take turns, so that what else the machine does meets all of them.
  for (let repetition = 0; repetition < times; repetition++)
    for (const name of taken.contestants) await takeOne(executable, address, taken, name, results);
}

async function takeOne(
  executable: string,
  address: string,
  taken: Round,
  name: ContestantName,
  results: Results,
): Promise<void> {
  try {
    const sample = await takeSample(executable, address, name, taken);
    results.add(taken.name, name, sample);
    console.error(`${taken.name}, ${name}: first ${round(sample.first)} ms, ${sample.elements} elements`);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    problems.push(`${taken.name}, ${name}: ${reason}`);
    console.error(problems.at(-1));
  }
}

async function main(): Promise<void> {
  const [cpu] = cpus();
  const executable = await ensureChromium();
  const site = await openSite(await ensurePeers());
  const results = new Results();
  const load = loadavg()[0] ?? 0;
  const lines = linesOf(site.viewScriptSize).filter(({ what }) => what.includes(values.only ?? ""));
  const needed = new Set(lines.flatMap(({ rounds: names }) => names));
  const whole = values.only === undefined && !values.quick;
  try {
    for (const one of rounds)
      if (needed.has(one.name) || whole) await takeRound(executable, site.address, one, results);
  } finally {
    await site.close();
  }
  const rows = lines.map(({ what, row }) => row(results, what));
  const memory = `${(totalmem() / 1e9).toFixed(0)} GB`;
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpu?.model ?? "unknown processor"} × ${cpus().length}, ${memory}, Node ${process.version}`,
  );
  console.log(`Load of the machine before and after: ${load.toFixed(1)}, ${(loadavg()[0] ?? 0).toFixed(1)}`);
  console.log(`Medians of ${samplesTaken}, a fresh browser for each sample, contestants in turns.\n`);
  console.log(`${describeTable(rows)}\n`);
  console.log(`${describeEverything(results)}\n`);
  for (const note of [...describeHostParts(results), ...problems]) console.log(`- ${note}`);
  const versions = Object.values(peers).map((peer) => `${peer.package} ${peer.version} (${peer.license})`);
  console.log(`- peers: ${versions.join(", ")}`);
  const missed = rows.filter((row) => !isMet(row)).length;
  console.log(`\n${rows.length - missed} of ${rows.length} targets met.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
