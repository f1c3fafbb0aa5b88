import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Compares what is written with the approved file of this name; `PMO_UPDATE_GOLDEN=1` approves it. Look at it first. */
export function approve(name: string, content: string): void {
  const file = `test/unit/report/gantt/golden/${name}`;
  if (process.env["PMO_UPDATE_GOLDEN"] === "1" || !existsSync(file)) writeFileSync(file, content);
  assert.ok(readFileSync(file, "utf8") === content, `${file} is another; PMO_UPDATE_GOLDEN=1 approves`);
}
