import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { importMspdi } from "../../../src/core/interchange/mspdi";
import { buildProject } from "../../../src/core/model/build";
import { calculateSchedule } from "../../../src/core/schedule/calculate";
import type { ScheduledTask } from "../../../src/core/schedule/types";
import { formatInstant, parseInstant } from "../../../src/core/text/instant";
import { parseText } from "../../../src/core/text/parse";

const folder = join(process.env["PMO_DATA"] ?? resolve(import.meta.dirname, "../../../../shared/data"), "mspdi");

/** The dates that Microsoft Project stored, in the order of `fields`. */
const fields = ["EarlyStart", "EarlyFinish", "LateStart", "LateFinish"] as const;

interface Share {
  /** Tasks without children. */
  readonly tasks: number;
  /** How many of them have the stored date, by field. */
  readonly same: Readonly<Record<(typeof fields)[number], number>>;
  readonly differences: readonly string[];
}

/** Imports a file, schedules it and compares each task without children with what the file says. */
function compare(file: string): Share {
  const xml = readFileSync(join(folder, file), "utf8");
  const files = importMspdi(xml, { fileName: file }).files.map(({ path, text }) => parseText(path, text, 1));
  const schedule = calculateSchedule(buildProject("", files));
  const bySource = new Map(schedule.tasks.map((task) => [task.task.source, task]));
  const same = { EarlyStart: 0, EarlyFinish: 0, LateStart: 0, LateFinish: 0 };
  const differences: string[] = [];
  let tasks = 0;
  for (const [, text = ""] of xml.matchAll(/<Task>([\s\S]*?)<\/Task>/g)) {
    const read = (key: string): string => new RegExp(`<${key}>([^<]*)</${key}>`).exec(text)?.[1] ?? "";
    if (read("Summary") === "1" || read("EarlyStart") === "") continue;
    tasks++;
    const task = bySource.get(`mspdi:${read("UID")}`);
    for (const field of fields) {
      const stored = formatInstant(parseInstant(read(field)) ?? 0);
      const ours = task === undefined ? "missing" : formatInstant(computed(task)[field]);
      if (stored === ours) same[field]++;
      else differences.push(`${read("UID")} ${read("Name")}: ${field} ${stored}, computed ${ours}`);
    }
  }
  return { tasks, same, differences };
}

function computed(task: ScheduledTask): Readonly<Record<(typeof fields)[number], number>> {
  return {
    EarlyStart: task.earlyStart,
    EarlyFinish: task.earlyFinish,
    LateStart: task.lateStart,
    LateFinish: task.lateFinish,
  };
}

if (!existsSync(folder)) {
  console.log(
    `Development data not found at ${folder}: the accuracy tests against Microsoft Project files were not run.`,
  );
} else {
  describe("Dates that Microsoft Project stored", function () {
    this.timeout(60_000);
    const plans = readdirSync(folder).filter(
      (name) => name.endsWith(".xml") && readFileSync(join(folder, name), "utf8").includes("<Summary>0</Summary>"),
    );
    for (const file of plans) {
      it(`are those of our schedule for ${file}`, () => {
        const { tasks, same, differences } = compare(file);
        assert.ok(tasks > 0);
        const shares = fields.map((field) => `${field} ${same[field]}/${tasks}`).join(", ");
        console.log(`      ${file}: ${shares}`);
        for (const field of fields) {
          assert.ok(same[field] >= tasks * 0.95, `${shares}\n${differences.slice(0, 20).join("\n")}`);
        }
      });
    }

    it("are all reached for the software development plan", () => {
      const { tasks, differences } = compare("software-development-plan.xml");
      assert.equal(tasks, 74);
      assert.deepEqual(differences, []);
    });
  });
}
