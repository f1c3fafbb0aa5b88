import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundled } from "../bundled";

const help = `npm run --silent bench:psplib -- DIR --schedules N --seed S

Schedules every .sm file in DIR (PSPLIB, one mode) and prints a line for each, sorted by name: instance makespan milliseconds`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      schedules: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  const [folder] = positionals;
  if (values.help || folder === undefined) {
    console.log(help);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sm")).sort();
  const script = await bundled("bench/psplib/ours.ts");
  try {
    const files = names.map((name) => resolve(join(folder, name)));
    const results = JSON.parse(await script.run([values.schedules, values.seed, ...files])) as [number, number][];
    const lines = results.map(([makespan, time], at) => {
      const name = (names[at] ?? "").replace(/\.sm$/, "");
      return `${name} ${makespan} ${time.toFixed(1)}`;
    });
    console.log(lines.join("\n"));
  } finally {
    await script.dispose();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
