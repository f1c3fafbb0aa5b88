import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sectionNames, schemas as embedded } from "../../../src/core/schema/generated/schemas";
import * as validators from "../../../src/core/schema/generated/validators";
import { schemas } from "./support";

const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

describe("what is generated from the schemas", () => {
  const code = readFileSync(file("src/core/schema/generated/validators.js"), "utf8");

  it("runs without eval, in browsers and in Node", () => {
    const found = /new Function|\beval\(|\brequire\(|\bprocess\.|\bimport\b/.exec(code);
    assert.equal(found?.[0], undefined);
  });

  it("stays under 250 KB", () => assert.ok(code.length < 250 * 1024, `${code.length} characters`));

  it("has a validator for each section and each kind of file", () => {
    const expected = ["projectFile", "standardFile", "portfolioFile", ...sectionNames];
    const names = expected.map((name) => `validate${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    assert.deepEqual(Object.keys(validators).sort(), [...names].sort());
  });

  it("validates a single section by itself", () => {
    assert.equal(validators.validateRisks([{ id: "R-001", title: "Late" }]), true);
    assert.equal(validators.validateRisks([{ id: "R-001" }]), false);
    assert.deepEqual(validators.validateRisks.errors, [
      { instancePath: "/0", keyword: "required", params: { missingProperty: "title" } },
    ]);
  });

  it("carries all schemas for documentation", () => {
    assert.deepEqual(embedded, Object.fromEntries(schemas));
  });

  it("keeps docs/format.md and docs/format.ja.md true", () => {
    const result = spawnSync(process.execPath, [file("scripts/format-reference.mjs"), "--check"], { encoding: "utf8" });
    assert.equal(result.status, 0, result.stderr);
  });
});
