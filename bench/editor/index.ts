// npm run bench:editor: what a person waits for in the editor, beside yaml-language-server with the same files and an equivalent schema, in the same run.
// Options: --quick (fewer keystrokes of the peer and no server), --only WORD (rows whose name contains it). docs/performance.md says what is measured.
import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { startRunner, type Runner } from "./child";
import { keystrokeKinds } from "./keystrokes";
import type { KeystrokeTimes } from "./results";
import { measureServer } from "./server";
import { describeTable, isMet, round, type Row } from "./table";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, only: { type: "string" } } });
const peerManifest = new URL("../../node_modules/yaml-language-server/package.json", import.meta.url);
const { version: peerVersion } = JSON.parse(readFileSync(peerManifest, "utf8")) as { readonly version: string };
const rows: Row[] = [];
const notes: string[] = [];

function isWanted(what: string): boolean {
  return values.only === undefined || what.includes(values.only);
}

function add(row: Row): void {
  rows.push(row);
  console.error(`${row.what}: ${row.ours === undefined ? "not measured" : round(row.ours)}`);
}

async function keystrokes(runner: Runner, tasks: number, target: Row["target"], ofPeer: number): Promise<void> {
  const what = `keystroke to findings, ${tasks.toLocaleString("en")} tasks, median`;
  if (!isWanted(what)) return;
  const ours = await runner.measure("ours", "keystrokes", tasks, 1000);
  const peer = await runner.measure("peer", "keystrokes", tasks, ofPeer);
  add({ what, ours: ours?.all, peer: peer?.all, target });
  for (const [who, times] of [["here", ours] as const, ["peer", peer] as const])
    if (times) notes.push(`${what}, ${who}: ${describeKinds(times)}`);
}

function describeKinds({ byKind, count, slowest }: KeystrokeTimes): string {
  const kinds = keystrokeKinds.map((kind) => `${kind} ${round(byKind[kind] ?? Number.NaN)}`);
  return `${kinds.join(", ")} ms; slowest of ${count}: ${round(slowest)} ms`;
}

async function small(runner: Runner, tasks: number): Promise<void> {
  const name = `${tasks.toLocaleString("en")} tasks`;
  if (isWanted("hover completion")) {
    const ours = await runner.measure("ours", "requests", tasks);
    const peer = await runner.measure("peer", "requests", tasks, values.quick ? 6 : 30);
    add({ what: `hover, ${name}`, ours: ours?.hover, peer: peer?.hover, target: { most: 3, unit: "ms" } });
    add({
      what: `completion, ${name}`,
      ours: ours?.completion,
      peer: peer?.completion,
      target: { most: 10, unit: "ms" },
    });
  }
  if (!isWanted("format")) return;
  const ours = await runner.measure("ours", "format", tasks);
  const peer = await runner.measure("peer", "format", tasks);
  add({ what: `format, ${name}`, ours, peer, target: { most: 150, unit: "ms" } });
}

async function large(runner: Runner, tasks: number): Promise<void> {
  const name = `${tasks.toLocaleString("en")} tasks`;
  if (isWanted("opening a file")) {
    const ours = await runner.measure("ours", "opening", tasks);
    const peer = await runner.measure("peer", "opening", tasks);
    const what = `opening a file of ${name}: first findings`;
    if (ours)
      notes.push(`opening a file of ${name}: all findings, with dates, references and rules ${round(ours.all)} ms`);
    add({ what, ours: ours?.first, peer: peer?.first, target: { most: 700, unit: "ms" } });
    const longest = `longest stretch without a pause meanwhile`;
    add({ what: longest, ours: ours?.longest, peer: peer?.longest, target: { most: 50, unit: "ms" } });
  }
  if (!isWanted("heap")) return;
  const ours = await runner.measure("ours", "heap", tasks);
  const peer = await runner.measure("peer", "heap", tasks);
  add({ what: `heap, ${name}`, ours, peer, target: { most: 250, unit: "MB" } });
}

async function workspace(runner: Runner): Promise<void> {
  if (!isWanted("workspace")) return;
  const ours = await runner.measure("ours", "workspace", 200);
  const what = "workspace of 300 projects of 200 tasks";
  add({ what: `${what}: all findings`, ours: ours?.all, target: { most: 6_000, unit: "ms" } });
  add({ what: `${what}: open file usable`, ours: ours?.firstFile, target: { most: 300, unit: "ms" } });
  if (ours) notes.push(`${what}: longest stretch without a pause ${round(ours.longest)} ms`);
}

async function main(): Promise<void> {
  const [cpu] = cpus();
  const runner = await startRunner();
  const load = loadavg()[0] ?? 0;
  try {
    await keystrokes(runner, 1_000, { most: 8, unit: "ms", times: 20 }, values.quick ? 2 : 8);
    await keystrokes(runner, 10_000, { most: 30, unit: "ms", times: 70 }, values.quick ? 1 : 3);
    await small(runner, 1_000);
    await large(runner, 10_000);
    await workspace(runner);
    if (!values.quick && isWanted("server"))
      notes.push(
        `yaml-language-server as a server over standard streams, 1,000 tasks: ${round(await measureServer(1_000, 2))} ms from a keystroke to its diagnostics, its own wait of 200 ms included`,
      );
  } finally {
    await runner.dispose();
  }
  const memory = `${(totalmem() / 1e9).toFixed(0)} GB`;
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpu?.model ?? "unknown processor"} × ${cpus().length}, ${memory}, Node ${process.version}`,
  );
  console.log(`Load of the machine before and after: ${load.toFixed(1)}, ${(loadavg()[0] ?? 0).toFixed(1)}\n`);
  console.log(`${describeTable(rows)}\n`);
  console.log(
    `Peer: yaml-language-server ${peerVersion}, through its language service in a process of its own, without its wait before validation.`,
  );
  for (const note of notes) console.log(`- ${note}`);
  const missed = rows.filter((row) => !isMet(row)).length;
  console.log(`\n${rows.length - missed} of ${rows.length} targets met.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
