// npm run bench: what a person waits for, for plans of 100, 1,000 and 10,000 tasks. Medians; a run before the counted ones warms up.
import { calculateSchedule } from "../src/core/schedule/calculate";
import { buildProject } from "../src/core/model/build";
import { validateTree } from "../src/core/schema/validate";
import { parseText } from "../src/core/text/parse";
import { measureFirstPaint } from "./first-paint";
import { planText } from "./plan-text";

const sizes: readonly number[] = [100, 1_000, 10_000];

/** Median of at least three runs, in milliseconds; as many as fit into a second, at most 25. */
function median(work: () => unknown): number {
  work();
  const times: number[] = [];
  const begun = performance.now();
  while (times.length < 3 || (times.length < 25 && performance.now() - begun < 1_000)) {
    const before = performance.now();
    work();
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}

const stages = sizes.map((tasks) => {
  const text = planText(tasks);
  const file = parseText("bench.pmo.yaml", text, 1);
  const project = buildProject("", [file]);
  const errors = [...file.findings, ...project.findings].filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new Error(`The plan of ${tasks} tasks has ${errors.length} errors: ${errors[0]?.message.template}`);
  const schedule = calculateSchedule(project);
  if (schedule.tasks.length < tasks) throw new Error(`Only ${schedule.tasks.length} of ${tasks} tasks were scheduled.`);
  return {
    tasks,
    kilobytes: Buffer.byteLength(text) / 1000,
    parse: median(() => parseText("bench.pmo.yaml", text, 1)),
    validate: median(() => validateTree("project", file)),
    model: median(() => buildProject("", [{ ...file }])),
    schedule: median(() => calculateSchedule(project)),
  };
});

async function main(): Promise<void> {
  const paints = await measureFirstPaint(sizes);
  const columns = ["tasks", "KB", "parse", "validate", "model", "schedule", "first paint"];
  const rows = stages.map((stage) => {
    const paint = paints.find(({ tasks }) => tasks === stage.tasks);
    return [
      stage.tasks.toLocaleString("en"),
      stage.kilobytes.toFixed(0),
      ...[stage.parse, stage.validate, stage.model, stage.schedule, paint?.firstPaint ?? Number.NaN].map((time) =>
        time.toFixed(1),
      ),
    ];
  });
  console.log(
    "Medians in milliseconds; first paint in headless Chromium, from the model's message to the second animation frame.",
  );
  for (const row of [columns, ...rows]) console.log(row.map((cell) => cell.padStart(12)).join(""));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
