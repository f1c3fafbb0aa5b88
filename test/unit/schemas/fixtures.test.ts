import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import { sectionNames, type SchemaNode } from "../../../src/core/schema/generated/schemas";
import {
  validatePortfolioFile,
  validateProjectFile,
  validateStandardFile,
  type Validator,
} from "../../../src/core/schema/generated/validators";
import { compiled, fixtureFolder, resolved, runtimeAjv } from "./support";

interface Fixture {
  readonly section: string;
  readonly name: string;
  readonly text: string;
  readonly data: unknown;
}

const sections: readonly string[] = [...sectionNames, "standard", "portfolio"];

const fixtures: readonly Fixture[] = sections.flatMap((section) =>
  readdirSync(new URL(`${section}/`, fixtureFolder))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(`${section}/${name}`, fixtureFolder), "utf8");
      return { section, name, text, data: parse(text) as unknown };
    }),
);
const accepted = fixtures.filter(({ name }) => name.startsWith("accepted-"));
const refused = fixtures.filter(({ name }) => name.startsWith("refused-"));

function validatorOf(section: string): { readonly standalone: Validator; readonly root: string } {
  if (section === "standard") return { standalone: validateStandardFile, root: "standard.schema.json" };
  if (section === "portfolio") return { standalone: validatePortfolioFile, root: "portfolio.schema.json" };
  return { standalone: validateProjectFile, root: "pmo.schema.json" };
}

interface Problem {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: unknown;
}

function problemsOf(validate: Validator, data: unknown): readonly Problem[] {
  return validate(data) ? [] : (validate.errors ?? []);
}

const comparable = (list: readonly Problem[]) =>
  list.map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`).sort();

/** Every key that occurs anywhere in the data. */
function fieldsIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit);
    else if (typeof part === "object" && part !== null) {
      for (const [key, inner] of Object.entries(part)) {
        found.add(key);
        visit(inner);
      }
    }
  };
  visit(value);
  return found;
}

/** Names of all properties that a section has, those of definitions in other files included. */
function fieldsOf(given: SchemaNode, file: string, seen = new Set<string>()): ReadonlySet<string> {
  const found = new Set<string>();
  const key = given.$ref ? (given.$ref.startsWith("#") ? file + given.$ref : given.$ref) : undefined;
  if (key !== undefined && seen.has(key)) return found;
  if (key !== undefined) seen.add(key);
  const home = given.$ref && !given.$ref.startsWith("#") ? (given.$ref.split("#")[0] ?? file) : file;
  const node = resolved(given, file);
  if (node.items) for (const name of fieldsOf(node.items, home, seen)) found.add(name);
  for (const [name, part] of Object.entries(node.properties ?? {})) {
    found.add(name);
    for (const inner of fieldsOf(part, home, seen)) found.add(inner);
  }
  return found;
}

describe("files that the format accepts", () => {
  for (const { section, name, data } of accepted) {
    it(`${section}: ${name}`, () => assert.deepEqual(problemsOf(validatorOf(section).standalone, data), []));
  }

  for (const section of sections) {
    it(`${section}: examples and a refusal or two exist, and together the examples use every field`, () => {
      const files = accepted.filter((fixture) => fixture.section === section);
      assert.ok(files.length >= 1);
      assert.ok(refused.filter((fixture) => fixture.section === section).length >= 2);
      const used = fieldsIn(files.map(({ data }) => data));
      const known = fieldsOf({ $ref: `${section}.schema.json` }, `${section}.schema.json`);
      assert.deepEqual(
        [...known].filter((field) => !used.has(field)),
        [],
      );
    });
  }

  it("may hold several sections, and nothing at all", () => {
    const project = accepted
      .filter(
        ({ section, name }) =>
          section !== "standard" && section !== "portfolio" && name === "accepted-every-field.yaml",
      )
      .map(({ data }) => data as object);
    assert.deepEqual(problemsOf(validateProjectFile, Object.assign({}, ...project)), []);
    assert.deepEqual(problemsOf(validateProjectFile, {}), []);
  });
});

describe("files that the format refuses", () => {
  for (const { section, name, text, data } of refused) {
    it(`${section}: ${name}`, () => {
      const expected = /^# expect: (\S*) (\S+)$/m.exec(text.split("\n")[0] ?? "");
      assert.ok(expected, "the first line names pointer and keyword");
      const problems = problemsOf(validatorOf(section).standalone, data);
      const wanted = `${expected[1]} ${expected[2]}`;
      const found = problems.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
      assert.ok(found.includes(wanted), `${wanted} is not among ${JSON.stringify(found)}`);
      assert.ok(found.length <= 2, `one mistake, one problem (or two sides of it): ${JSON.stringify(found)}`);
    });
  }

  it("because a section is unknown, naming it", () => {
    assert.deepEqual(problemsOf(validateProjectFile, { risk: [] }), [
      { instancePath: "", keyword: "additionalProperties", params: { additionalProperty: "risk" } },
    ]);
  });

  it("with the allowed values in the problem", () => {
    const [problem] = problemsOf(validateProjectFile, {
      actions: [{ id: "A-001", title: "Call", status: "finished" }],
    });
    assert.deepEqual(problem?.params, { allowedValues: ["open", "in-progress", "done", "cancelled"] });
  });

  it("with every problem, not only the first", () => {
    const broken = { actions: [{ id: "A 1", status: 3 }, "call"], risks: 4 };
    assert.deepEqual(
      problemsOf(validateProjectFile, broken).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`),
      [
        "/risks type",
        "/actions/0 required",
        "/actions/0/id pattern",
        "/actions/0/status type",
        "/actions/0/status enum",
        "/actions/1 type",
      ],
    );
  });
});

describe("compiled validators", function () {
  this.timeout(60_000); // ajv compiles all schemas at run time
  const ajv = runtimeAjv();

  it("find the same problems in every fixture as ajv does at run time", () => {
    for (const { section, name, data } of fixtures) {
      const { standalone, root } = validatorOf(section);
      const runtime = compiled(ajv, root);
      const expected = runtime(data) ? [] : (runtime.errors ?? []);
      assert.deepEqual(comparable(problemsOf(standalone, data)), comparable(expected), `${section}/${name}`);
    }
  });

  it("find the same problems as ajv does when any value of a file is replaced by something else", () => {
    const strange = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        [],
        {},
        [[]],
        { id: 1 },
        { task: "a", lag: 3 },
        "",
        " ",
        "2026-02-30",
        "x:y:z",
        "10d",
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...accepted), fc.nat(), strange, ({ section, data }, position, value) => {
        const { standalone, root } = validatorOf(section);
        const changed = replacedAt(data, position, value);
        const runtime = compiled(ajv, root);
        const expected = runtime(changed) ? [] : (runtime.errors ?? []);
        assert.deepEqual(comparable(problemsOf(standalone, changed)), comparable(expected));
      }),
      { numRuns: 400 },
    );
  });
});

/** A copy of the data in which the value at a position (counted through all values, modulo their number) is another one. */
function replacedAt(data: unknown, position: number, value: unknown): unknown {
  const copy = structuredClone(data);
  const places: (() => void)[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    for (const [key, inner] of Object.entries(part)) {
      places.push(() => Object.assign(part, { [key]: value }));
      visit(inner);
    }
  };
  visit(copy);
  places[position % places.length]?.();
  return copy;
}
