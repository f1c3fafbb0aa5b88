import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { renderMessage } from "../../../src/core/text/message";
import { isAtLeast } from "../../../src/core/text/finding";
import { RuleCompiler } from "../../../src/core/standard/compile-rule";
import { resolveStandard } from "../../../src/core/standard/resolve";
import { testStandard } from "../../../src/core/standard/rule-tests";
import { readOutsideFile } from "../../../src/workspace/outside-files";
import { followedStandard, lookupIn, standardsIn } from "../../../src/workspace/standards";
import { ProjectStore } from "../../../src/workspace/store";

const root = fileURLToPath(new URL("../../../", import.meta.url));

function projectFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.pmo\.ya?ml$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

function load(folder: string): ProjectStore {
  const store = new ProjectStore();
  for (const path of projectFiles(folder)) store.setFile(relative(root, path).split("\\").join("/"), readFileSync(path));
  for (const path of store.neededFiles.keys())
    store.setOutsideFile(path, readOutsideFile(readFileSync(join(root, path))));
  return store;
}

describe("The example portfolio", () => {
  const store = load(join(root, "examples"));
  const projects = store.projects();

  it("has three projects, one of them large and in several files", () => {
    assert.deepEqual(projects.map((project) => project.id).sort(), ["kikan-sasshin", "mobile-store", "office-move"]);
    const large = projects.find((project) => project.id === "kikan-sasshin");
    assert.ok(large);
    assert.ok(large.tasksById.size > 150, `${large.tasksById.size} tasks`);
    assert.ok(large.files.length >= 5, `${large.files.length} files`);
  });

  it("has no finding above info", () => {
    const worse = store
      .allFindings()
      .filter((finding) => isAtLeast(finding.severity, "warning"))
      .map((finding) => `${finding.file}:${finding.range.start.line + 1} ${finding.code} ${renderMessage(finding.message)}`);
    assert.deepEqual(worse, []);
  });

  it("uses every section of the format at least once", () => {
    const schema = JSON.parse(readFileSync(join(root, "schemas/pmo.schema.json"), "utf8")) as { properties: object };
    const used = new Set<string>();
    for (const project of projects) {
      for (const file of project.files) {
        if (file.root?.kind === "mapping") for (const entry of file.root.entries) used.add(entry.key);
      }
    }
    assert.deepEqual(
      Object.keys(schema.properties).filter((section) => !used.has(section)),
      [],
    );
  });

  it("is a believable plan: finished work lies before the status date, open work ends after it", () => {
    for (const project of projects) {
      const { statusDate } = project;
      assert.ok(statusDate, project.id);
      for (const { task, kind, finish, percentComplete } of store.schedule(project).tasks) {
        if (kind === "summary") continue;
        if (percentComplete === 100) assert.ok(finish <= statusDate, `${project.id} ${task.id} is done, but ends later`);
        else assert.ok(finish >= statusDate, `${project.id} ${task.id} is open, but should have ended`);
      }
    }
  });
});

describe("The standards of the examples", () => {
  const store = load(join(root, "examples"));
  const standards = standardsIn(store);

  it("are followed by every project, with a good score that something counts in", () => {
    for (const project of store.projects()) {
      const followed = followedStandard(project, lookupIn(store));
      assert.ok(followed?.standards.some(({ id }) => id === "nagisa"), project.id);
      const conformance = store.conformance(project);
      assert.ok(conformance && conformance.counts.applicable > 5, project.id);
      assert.equal(conformance.grade, "A", project.id);
    }
  });

  it("pass their tests, and every rule has examples of both kinds", () => {
    for (const standard of standards) {
      const failed = testStandard(resolveStandard(standard, lookupIn(store)), new RuleCompiler()).filter(
        ({ failure }) => failure,
      );
      assert.deepEqual(failed, [], standard.id);
      for (const { id, valid, invalid } of standard.rules) assert.ok(valid.length > 0 && invalid.length > 0, id);
    }
  });

  it("use every field that a standard can have", () => {
    const schema = JSON.parse(readFileSync(join(root, "schemas/standard.schema.json"), "utf8")) as unknown;
    const words = standards.map(({ file }) => file.text).join("\n");
    const unused = [...propertiesOf(schema)].filter((name) => !new RegExp(`\\b${name}:`).test(words));
    assert.deepEqual(unused, []);
  });
});

/** The names of all properties in a schema. */
function propertiesOf(schema: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof schema !== "object" || schema === null) return found;
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties" && typeof value === "object" && value !== null)
      for (const name of Object.keys(value)) found.add(name);
    propertiesOf(value, found);
  }
  return found;
}

describe("The recommended standard", () => {
  it("is a standard file without findings", () => {
    const store = load(join(root, "standards"));
    assert.deepEqual(
      store.allFindings().map((finding) => `${finding.code} ${renderMessage(finding.message)}`),
      [],
    );
  });
});
