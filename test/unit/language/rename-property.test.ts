import assert from "node:assert/strict";
import fc from "fast-check";
import { renderMessage } from "../../../src/core/text/message";
import { rename } from "../../../src/language/rename";
import type { LanguageScope } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";
import { applied } from "./navigation-support";

type Files = Readonly<Record<string, string>>;

const taskIds = ["a", "a-b", "a.b", "見積", "FS", "screens", "x_1"] as const;
const peopleIds = ["sato", "a2", "田中", "true"] as const;
const anyId = fc.constantFrom(...taskIds, ...peopleIds, "ghost");

/** A word in one of the ways in which a person may write it; `true` needs its quotes. */
const written = (word: string): fc.Arbitrary<string> =>
  fc.constantFrom(...(word === "true" ? [] : [word]), `'${word}'`, `"${word}"`);

const predecessor = fc
  .tuple(fc.constantFrom("", "one:", "two:", "none:"), anyId, fc.constantFrom("", " SS+2d", " FF", " FS - 50%"))
  .chain((parts) => written(parts.join("")));
const assignment = fc.tuple(anyId, fc.constantFrom("", " 50%", " 50% 3d")).chain((parts) => written(parts.join("")));

const task = (id: string): fc.Arbitrary<string> =>
  fc
    .record({
      id: written(id),
      name: fc.constantFrom(...taskIds, "sato").chain((name) => written(name)),
      predecessors: fc.array(predecessor, { maxLength: 3 }),
      assignments: fc.array(assignment, { maxLength: 2 }),
      owner: fc.option(anyId.chain(written), { nil: undefined }),
      flow: fc.boolean(),
    })
    .map(({ id: own, name, predecessors, assignments, owner, flow }) => {
      const lists = `predecessors: [${predecessors.join(", ")}]`;
      const ownerPart = owner === undefined ? [] : [`owner: ${owner}`];
      if (flow) return `    - { ${[`id: ${own}`, `name: ${name}`, lists, ...ownerPart].join(", ")} } # ${id}`;
      const items = assignments.length === 0 ? [] : ["assignments:", ...assignments.map((one) => `  - ${one} # sato`)];
      const lines = [`id: ${own} # ${id} a sato`, `name: ${name}`, lists, ...ownerPart, ...items];
      return lines.map((line, index) => `    ${index === 0 ? "- " : "  "}${line}`).join("\n");
    });

const tasks = fc
  .shuffledSubarray([...taskIds], { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map(task)).map((texts) => ({ first: texts.slice(0, 3), rest: texts.slice(3) })));

const project = (id: string): fc.Arbitrary<Files> =>
  fc
    .record({ tasks, eol: fc.constantFrom("\n", "\r\n"), owner: anyId, scope: anyId })
    .map(({ tasks: parts, eol, owner, scope }) => {
      const main = `project:\n  id: ${id}\n  name: ${id}\norganization:\n  people:\n${peopleIds.map((one) => `    - { id: "${one}", name: ${one}san }\n`).join("")}schedule:\n  tasks:\n${parts.first.join("\n")}\n`;
      const rest = `# a screens sato\nschedule:\n  tasks:\n${parts.rest.join("\n")}\n`;
      const registers = `x-common: &common { owner: '${owner}' }\nrisks:\n  - { id: R-1, title: "${owner}", owner: &who "${owner}" }\n  - { id: R-2, title: B, owner: *who, response: avoid }\n  - <<: *common\n    id: R-3\n    title: C\nwaivers:\n  - { id: W-1, rule: risk.response-missing, scope: ["${scope}", risks] }\n`;
      const files = { "plan.pmo.yaml": main, "rest.pmo.yaml": rest, "registers.pmo.yaml": registers };
      return Object.fromEntries(
        Object.entries(files).map(([name, text]) => [`${id}/${name}`, text.replaceAll("\n", eol)]),
      );
    });

const workspace = fc.tuple(project("one"), project("two")).map(([one, two]): Files => ({ ...one, ...two }));

function open(files: Files): LanguageScope {
  const store = new ProjectStore();
  for (const [path, text] of Object.entries(files)) store.setFile(path, text);
  return { store, language: "en", today: "2026-11-23", render: renderMessage };
}

interface Changed {
  readonly files: Files;
  /** Where in the renamed text the place of the rename begins. */
  readonly offset: number;
  readonly replaced: readonly string[];
}

function renamed(files: Files, file: string, offset: number, to: string): Changed {
  const scope = open(files);
  const result = rename(scope, file, offset, to);
  assert.ok("edits" in result, "refused" in result ? renderMessage(result.refused) : "");
  const after: Record<string, string> = { ...files };
  const replaced: string[] = [];
  let shift = 0;
  for (const { file: path, edits } of result.edits) {
    const parsed = scope.store.file(path);
    assert.ok(parsed);
    const offsetOf = parsed.lines.offset.bind(parsed.lines);
    for (const { range, newText } of edits) {
      const [start, end] = [offsetOf(range.start), offsetOf(range.end)];
      replaced.push(parsed.text.slice(start, end));
      if (path === file && end <= offset) shift += newText.length - (end - start);
    }
    after[path] = applied(parsed.text, edits, offsetOf);
  }
  return { files: after, offset: offset + shift, replaced };
}

/** What the files say, each record by its place in the order of the text instead of its id, and unknown ids as they are but the renamed one. */
function meaning(files: Files, home: string, id: string): unknown {
  const { store } = open(files);
  const projects = store.projects();
  const records = projects.flatMap((one) => [...one.recordsBySection.values()].flat());
  const numberOf = (project: string | undefined, word: string, own: (typeof projects)[number]): string => {
    const owner = project === undefined ? own : projects.find((one) => one.id === project);
    const record = owner?.recordsById.get(word);
    return record
      ? `#${records.indexOf(record)}`
      : `${project ?? ""}:${word === id && (project ?? own.id) === home ? "?" : word}`;
  };
  return {
    records: records.map(({ kind, section, data }) => [kind, section, Object.keys(data), data["name"], data["title"]]),
    references: projects.map((own) =>
      own.references.map((site) => [site.file, site.key, numberOf(site.project, site.id, own)]),
    ),
    links: projects.map((own) =>
      [...own.tasksById.values()].map(({ predecessors, assignments }) => [
        predecessors.map(({ project: other, task: word, type, lag }) => [numberOf(other, word, own), type, lag]),
        assignments.map(({ resource, units, work }) => [numberOf(undefined, resource, own), units, work]),
      ]),
    ),
    findings: store
      .allFindings()
      .map(({ code, severity, file, range }) => [file, range.start.line, code, severity])
      .map(String)
      .sort(),
  };
}

describe("rename, for any project", () => {
  it("changes the places of the id alone, keeps the meaning and the findings, and back again gives every byte as it was", () => {
    fc.assert(
      fc.property(workspace, fc.nat(), fc.constantFrom("zz9", "新しい-id.1", "SS-x"), (files, pick, to) => {
        const all = open(files)
          .store.projects()
          .flatMap((own) => [
            ...[...own.recordsById.values()]
              .filter(({ kind }) => kind === "task" || kind === "person")
              .map(({ id, origin: { file, node } }) => {
                const start = files[file]?.indexOf(id, node.start) ?? 0;
                return { home: own.id, id, file, start };
              }),
            ...own.references
              .filter(({ file, span }) => files[file]?.[span.start] !== "*")
              .map(({ id, file, span, project: other }) => {
                const start = span.start + (other === undefined ? 0 : other.length + 1);
                return { home: other ?? own.id, id, file, start };
              }),
          ]);
        const chosen = all[pick % all.length];
        assert.ok(chosen);
        const { home, id, file, start } = chosen;
        const there = renamed(files, file, start, to);
        for (const old of there.replaced) assert.equal(old, id);
        assert.deepEqual(meaning(there.files, home, to), meaning(files, home, id));
        assert.deepEqual(renamed(there.files, file, there.offset, id).files, files);
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);
});
