import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { renderMessage } from "../../../src/core/text/message";
import { isAtLeast } from "../../../src/core/text/finding";
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

describe("The recommended standard", () => {
  it("is a standard file without findings", () => {
    const store = load(join(root, "standards"));
    assert.deepEqual(
      store.allFindings().map((finding) => `${finding.code} ${renderMessage(finding.message)}`),
      [],
    );
  });
});
