import assert from "node:assert/strict";
import { sectionNames } from "../../../src/core/schema/generated/schemas";
import { allPlaces, compiled, resolved, runtimeAjv, schemas, type Place } from "./support";

const places = allPlaces();
const properties = places.filter((place) => place.property !== undefined);
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
/** Names that are the same in Japanese texts. */
const sameInJapanese = new Set(["ID", "URL", "KPI", "RAG", "SPI", "CPI", "SPI(t)", "WBS"]);

function problems(list: readonly Place[], problem: (place: Place) => string | undefined): readonly string[] {
  return list.flatMap((place) => {
    const text = problem(place);
    return text === undefined ? [] : [`${place.at}: ${text}`];
  });
}

const isJapanese = (text: string | undefined) =>
  text !== undefined && (japanese.test(text) || sameInJapanese.has(text));

describe("schemas of the format", () => {
  it("are valid JSON Schema 2020-12 that a strict validator compiles", function () {
    this.timeout(60_000);
    const ajv = runtimeAjv();
    for (const [name, schema] of schemas) {
      assert.equal((schema as { $schema?: string }).$schema, "https://json-schema.org/draft/2020-12/schema", name);
      assert.equal(schema.$id, name);
      assert.ok(ajv.validateSchema(schema), `${name}: ${ajv.errorsText()}`);
      compiled(ajv, name);
    }
  });

  it("hold all sections of the design, in its order", () => {
    const sections =
      "project calendars organization schedule baselines risks issues changes decisions actions assumptions dependencies meetings stakeholders communications responsibilities requirements deliverables quality budget procurement timesheets training benefits lessons gates statusReports waivers";
    assert.deepEqual([...sectionNames], sections.split(" "));
    assert.deepEqual(Object.keys(schemas.get("pmo.schema.json")?.properties ?? {}), sections.split(" "));
    for (const name of sectionNames) assert.ok(schemas.has(`${name}.schema.json`), name);
    assert.equal(schemas.size, sections.split(" ").length + 4);
  });

  it("have no file that another one names but that is missing", () => {
    assert.deepEqual(
      problems(places, ({ node, file }) => {
        if (!node.$ref) return undefined;
        const [name = ""] = node.$ref.split("#");
        return name !== "" && !schemas.has(name) ? `unknown file ${name}` : void resolved(node, file);
      }),
      [],
    );
  });

  it("describe every property and every record in English", () => {
    const described = places.filter(({ property, node }) => property !== undefined || node["x-kind"] !== undefined);
    assert.ok(described.length > 700, `${described.length} places`);
    assert.deepEqual(
      problems(described, ({ node, file }) => {
        const { title, description } = resolved(node, file);
        if (!title || japanese.test(title)) return `title '${title}'`;
        return !description || description.length < 4 ? `description '${description}'` : undefined;
      }),
      [],
    );
  });

  it("describe every property and every record in Japanese", () => {
    const described = places.filter(({ property, node }) => property !== undefined || node["x-kind"] !== undefined);
    assert.deepEqual(
      problems(described, ({ node, file }) => {
        const words = resolved(node, file)["x-ja"];
        if (!isJapanese(words?.title) && !/^[A-Za-z() ]*$/.test(words?.title ?? " ")) return `title '${words?.title}'`;
        if (!words?.title) return "no title";
        return isJapanese(words.description) ? undefined : `description '${words.description}'`;
      }),
      [],
    );
  });

  it("keep the English and the Japanese words of a property together", () => {
    assert.deepEqual(
      problems(places, ({ node }) => {
        const english = node.title !== undefined || node.description !== undefined;
        return english === (node["x-ja"] !== undefined) ? undefined : "only one language";
      }),
      [],
    );
  });

  it("label every enum value in both languages, and nothing else", () => {
    const enums = places.filter(({ node }) => node.enum);
    assert.ok(enums.length > 80);
    assert.deepEqual(
      problems(enums, ({ node }) => {
        const labels = node["x-enum"] ?? {};
        if (JSON.stringify(Object.keys(labels)) !== JSON.stringify(node.enum)) return "labels and values differ";
        const bare = Object.entries(labels).find(([, label]) => !label.en || !label.ja);
        return bare ? `'${bare[0]}' lacks a label` : undefined;
      }),
      [],
    );
  });

  it("write enum values in kebab-case and keys in camelCase", () => {
    const codes = new Set(["FS", "SS", "FF", "SF"]);
    const isSection = (value: string) => (sectionNames as readonly string[]).includes(value);
    assert.deepEqual(
      problems(places, ({ node, property }) => {
        if (property !== undefined && !/^[a-z][a-zA-Z0-9]*$/.test(property)) return "key";
        const odd = (node.enum ?? []).find(
          (value) =>
            typeof value !== "string" ||
            !(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) || codes.has(value) || isSection(value)),
        );
        return odd === undefined ? undefined : `value '${String(odd)}'`;
      }),
      [],
    );
  });

  it("give only examples and defaults that are valid themselves", function () {
    this.timeout(60_000); // compiles a validator for each of them
    const ajv = runtimeAjv();
    let checked = 0;
    const wrong = places.flatMap(({ at, node: { examples = [], default: standard } }) => {
      const values = standard === undefined ? examples : [...examples, standard];
      if (values.length === 0) return [];
      const validate = compiled(ajv, at);
      checked += values.length;
      return values.filter((value) => !validate(value)).map((value) => `${at}: ${JSON.stringify(value)}`);
    });
    assert.deepEqual(wrong, []);
    assert.ok(checked > 500, `${checked} values`);
  });

  it("give an example for every scalar property that does not explain itself", () => {
    assert.deepEqual(
      problems(properties, ({ node, file }) => {
        const { type, enum: allowed, examples = [] } = resolved(node, file);
        const types = [type ?? []].flat();
        const scalar = types.some((name) => name === "string" || name === "number" || name === "integer");
        return scalar && !allowed && examples.length === 0 ? "no example" : undefined;
      }),
      [],
    );
  });

  it("close every object, but for keys that start with x-", () => {
    assert.deepEqual(
      problems(places, ({ node, at }) => {
        if (!node.properties) return undefined;
        const open = node.additionalProperties !== false || node.patternProperties?.["^x-"] !== true;
        return open ? `open object ${at}` : undefined;
      }),
      [],
    );
  });

  it("point references only at kinds of record that exist", () => {
    const kinds = new Set(places.flatMap(({ node }) => node["x-kind"] ?? []));
    const unknown = problems(places, ({ node }) => {
      const wrong = node["x-ref"]?.filter((kind) => !kinds.has(kind)) ?? [];
      return wrong.length > 0 ? wrong.join(", ") : undefined;
    });
    assert.deepEqual(unknown, []);
    const ownFiles = new Set(["portfolio", "standard", "rule", "template", "snippet"]);
    const link = resolved({ $ref: "common.schema.json#/$defs/links" }, "common.schema.json").items;
    const target = link?.properties?.["target"]?.["x-ref"] ?? [];
    assert.deepEqual([...target].sort(), [...kinds].filter((kind) => !ownFiles.has(kind)).sort(), "targets of refs");
  });

  it("give every kind of record one schema and every prefix one kind", () => {
    const kinds = places.flatMap(({ node }) => node["x-kind"] ?? []);
    assert.equal(new Set(kinds).size, kinds.length);
    const prefixes = places.flatMap(({ node }) => node["x-id-prefix"] ?? []);
    assert.equal(new Set(prefixes).size, prefixes.length);
    assert.deepEqual(
      problems(places, ({ node }) =>
        (node["x-id-prefix"] === undefined) === (node["x-id-digits"] === undefined) ? undefined : "prefix",
      ),
      [],
    );
  });

  it("name only columns that the records of the table have", () => {
    const tables = places.filter(({ node }) => node["x-register"]);
    assert.ok(tables.length >= 30);
    assert.deepEqual(
      problems(tables, ({ node, file }) => {
        const record = resolved(node.items ?? {}, file);
        const missing = (node["x-register"] ?? []).filter((column) => !(column in (record.properties ?? {})));
        return missing.length > 0 ? missing.join(", ") : undefined;
      }),
      [],
    );
  });

  it("ask for little: an id, a name and what a record is meaningless without", () => {
    const records = places.filter(({ node }) => node["x-kind"]);
    assert.deepEqual(
      problems(records, ({ node }) => ((node.required ?? []).length > 4 ? node.required?.join(", ") : undefined)),
      [],
    );
    const strictest = records.filter(({ node }) => (node.required ?? []).length > 2).map(({ node }) => node["x-kind"]);
    assert.deepEqual(strictest, ["rule"]);
  });
});

describe("cross-reference graph of the domain", () => {
  const edges: readonly (readonly [from: string, field: string, to: string])[] = [
    ["benefit", "objective", "objective"],
    ["requirement", "deliverables", "deliverable"],
    ["requirement", "tests", "test"],
    ["deliverable", "tasks", "task"],
    ["task", "deliverables", "deliverable"],
    ["task", "requirements", "requirement"],
    ["task", "predecessors", "task"],
    ["task", "assignments", "person"],
    ["task", "calendar", "calendar"],
    ["task", "gate", "gate"],
    ["person", "calendar", "calendar"],
    ["person", "deputy", "person"],
    ["person", "reportsTo", "person"],
    ["risk", "tasks", "task"],
    ["risk", "occurredAs", "issue"],
    ["risk", "changes", "change"],
    ["risk", "decisions", "decision"],
    ["risk", "assumptions", "assumption"],
    ["issue", "changes", "change"],
    ["issue", "decisions", "decision"],
    ["issue", "actions", "action"],
    ["issue", "risks", "risk"],
    ["change", "tasks", "task"],
    ["change", "baseline", "baseline"],
    ["change", "decisions", "decision"],
    ["change", "mergedInto", "change"],
    ["baseline", "change", "change"],
    ["decision", "meeting", "meeting"],
    ["action", "from", "meeting"],
    ["action", "from", "decision"],
    ["action", "from", "issue"],
    ["meeting", "decisions", "decision"],
    ["meeting", "actions", "action"],
    ["meeting", "risks", "risk"],
    ["meeting", "issues", "issue"],
    ["meeting", "changes", "change"],
    ["status-report", "topRisks", "risk"],
    ["status-report", "topIssues", "issue"],
    ["cost-account", "tasks", "task"],
    ["timesheet", "task", "task"],
    ["timesheet", "person", "person"],
    ["responsibility", "responsible", "person"],
    ["responsibility", "accountable", "person"],
    ["responsibility", "deliverable", "deliverable"],
    ["training", "people", "person"],
    ["assumption", "risks", "risk"],
    ["dependency", "giver", "task"],
    ["dependency", "receiver", "task"],
  ];

  for (const [from, field, to] of edges) {
    it(`${from}.${field} points at a ${to}`, () => {
      const record = places.find(({ node }) => node["x-kind"] === from);
      assert.ok(record, `no kind ${from}`);
      const given = record.node.properties?.[field];
      assert.ok(given, `no field ${field}`);
      const value = resolved(given, record.file);
      const reference = value.items ? resolved(value.items, record.file) : value;
      assert.ok(reference["x-ref"]?.includes(to), `x-ref is ${String(reference["x-ref"])}`);
    });
  }

  it("evidence of a gate criterion points at deliverables and status reports", () => {
    const criterion = schemas.get("gates.schema.json")?.$defs?.["criterion"];
    const kinds = criterion?.properties?.["evidence"]?.items?.["x-ref"] ?? [];
    assert.ok(kinds.includes("deliverable") && kinds.includes("status-report"));
  });
});
