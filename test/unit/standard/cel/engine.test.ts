import assert from "node:assert/strict";
import fc from "fast-check";
import { CelEngine } from "../../../../src/core/standard/cel/engine";
import { Budget, UnreadableValue, type Evaluation, type Vocabulary } from "../../../../src/core/standard/cel/types";
import { renderMessage } from "../../../../src/core/text/message";

class Item {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  get name(): unknown {
    return this.#values["name"];
  }

  get size(): unknown {
    return this.#values["size"];
  }

  get broken(): unknown {
    throw new UnreadableValue();
  }

  get items(): unknown {
    return this.#values["items"];
  }

  get first(): unknown {
    return this.#values["first"];
  }

  get marks(): unknown {
    return this.#values["marks"];
  }
}

const vocabulary: Vocabulary = {
  types: [
    {
      name: "item",
      constructor: Item,
      fields: new Map([
        ["name", "string"],
        ["size", "double"],
        ["broken", "string"],
        ["items", "list<item>"],
        ["first", "item"],
        ["marks", "map<string, dyn>"],
      ]),
    },
  ],
  functions: [{ signature: "twice(double): double", apply: (value) => Number(value) * 2 }],
  operators: [],
};
const engine = new CelEngine(vocabulary);
const variables = new Map([
  ["item", "item"],
  ["items", "list<item>"],
]);

/** The mistake in an expression, with what it underlines. */
function mistake(text: string): string {
  const result = engine.compile(text, variables);
  if ("evaluate" in result) return `no mistake: ${result.type}`;
  return `${renderMessage(result.message)} <${text.slice(result.span.start, result.span.end)}>`;
}

const small = new Item({ name: "a", size: 1, items: [] });

function evaluate(text: string, item: Item = small, items: readonly Item[] = [small], units = 100_000): Evaluation {
  const result = engine.compile(text, variables);
  assert.ok("evaluate" in result, mistake(text));
  return result.evaluate({ item, items }, new Budget(units));
}

function value(text: string, ...rest: [item?: Item, items?: readonly Item[]]): unknown {
  const result = evaluate(text, ...rest);
  return result.kind === "value" ? result.value : result.kind;
}

describe("expressions", () => {
  it("are checked before they run, and what is wrong is underlined", () => {
    assert.equal(mistake("item.nmae == 'a'"), "'nmae' is no field of item. Did you mean 'name'? <nmae>");
    assert.equal(mistake("itm.name == 'a'"), "There is no 'itm' here. Did you mean 'item'? <itm>");
    assert.equal(mistake("has(item.nmae)"), "'nmae' is no field of item. Did you mean 'name'? <nmae>");
    assert.equal(
      mistake("items.all(i, has(i.items) && has(i.sise))"),
      "'sise' is no field of item. Did you mean 'size'? <sise>",
    );
    assert.equal(mistake("item.name > 3"), "'>' can't be used between string and int. <item.name > 3>");
    assert.equal(mistake("-item.name == ''"), "'-' can't be used with string. <-item.name>");
    assert.equal(mistake("twise(item.size) > 1.0"), "There is no function 'twise'. Did you mean 'twice'? <twise>");
    assert.equal(
      mistake("twice(item.name) > 1.0"),
      "'twice' can't be called in this way: twice(string). There is: twice(double). <twice>",
    );
    assert.equal(mistake("item.size >"), "The expression ends too early. <>");
    assert.equal(mistake("item.size > 1.0)"), "')' is not expected here. <)>");
    assert.equal(mistake("item.name == 'a"), "The quote at the end of the text is missing. <'a>");
    assert.equal(
      mistake("item.name && true"),
      "A condition is expected here, but this is of the type string. <item.name && true>",
    );
    assert.equal(
      mistake("item.name.starsWith('a')"),
      "There is no function 'starsWith'. Did you mean 'startsWith'? <starsWith>",
    );
    assert.equal(mistake("true"), "no mistake: bool");
  });

  it("say what they read, so that only what can be affected runs again", () => {
    const result = engine.compile("items.exists(i, i.size > item.size) && has(item.items)", variables);
    assert.ok("evaluate" in result);
    assert.deepEqual(
      result.reads.map(({ variable, path }) => [variable, ...path].join(".")),
      ["items", "item.size", "item.items"],
    );
    assert.deepEqual([...result.innerKeys], ["size"]);
  });

  it("have no value where a field is absent, unless they ask first", () => {
    const unnamed = new Item({});
    const result = evaluate("item.name == 'a'", unnamed);
    assert.ok(result.kind === "failed");
    assert.equal(renderMessage(result.problem.message), "'name' is absent. Ask for it first: has(…).");
    assert.deepEqual(result.problem.span, { start: 5, end: 9 });
    assert.equal(value("has(item.name) && item.name == 'a'", unnamed), false);
    assert.equal(value("item.name == 'a' || true", unnamed), true);
  });

  it("don't count where a value can't be read, which its schema reports", () => {
    assert.equal(value("item.broken == 'a'"), "unreadable");
  });

  it("end when they cost too much, however they are written", () => {
    const items = Array.from({ length: 1000 }, (_, index) => new Item({ name: `n${index}`, size: index, items: [] }));
    const doubling = Array.from({ length: 24 }, () => 0).reduce(
      (inner) => `cel.bind(x, x + x, ${inner})`,
      "size(x) > 0",
    );
    for (const text of [
      "items.all(a, items.all(b, items.all(c, a.size + b.size + c.size >= 0.0)))",
      "items.exists(a, items.exists(b, items.map(c, c.name) == []))",
      "items.all(a, items.map(b, b.name).exists(c, a.name + c in items.map(d, d.name)))",
      `cel.bind(x, [1, 2, 3], ${doubling})`,
      `cel.bind(x, 'abc', ${doubling})`,
      "items.map(a, items.map(b, b.name).join(items.map(c, c.name).join('xxxxxxxxxxxxxxxx'))).size() > 0",
    ])
      assert.notEqual(evaluate(text, small, items).kind, "value", text);
  });

  it("are refused when they are huge", () => {
    assert.match(mistake(`true${" && true".repeat(2000)}`), /too long/);
    assert.match(mistake("(".repeat(4000) + "true" + ")".repeat(4000)), /can't be understood/);
    assert.match(mistake(`[${"1,".repeat(600)}1].size() > 0`), /can't be understood/);
  });

  it("refuse patterns that are not written out or have no end in sight", () => {
    assert.equal(
      mistake("item.name.matches(item.name)"),
      "A pattern must be written out as a text, so that it can be checked. <item.name>",
    );
    assert.match(mistake("item.name.matches('(a)\\\\1')"), /^This pattern can't be used: “\\1” /);
    assert.equal(value("item.name.matches('^(a+)+$')", new Item({ name: "a".repeat(50) + "!" })), false);
    assert.equal(value("item.name.matches('^(a+)+$')", new Item({ name: "a".repeat(50) })), true);
  });

  it("never throw, whatever is written", () => {
    const words = [
      "item",
      ".name",
      ".",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "has",
      "items",
      ".all(i, ",
      "&&",
      "||",
      "!",
      "==",
      "'a'",
      '"',
      "1",
      "2.5",
      "?",
      ":",
      ",",
      "in",
      "+",
      "cel.bind(x, ",
      " ",
      "\\",
      "あ",
      "true",
      "null",
      "b'x'",
      "r'\\'",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        const result = engine.compile(text, variables);
        if ("evaluate" in result) result.evaluate({ item: small, items: [small] }, new Budget(1000));
        else
          assert.ok(0 <= result.span.start && result.span.start <= result.span.end && result.span.end <= text.length);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("expressions that are evaluated in closures", () => {
  const plain = new CelEngine(vocabulary, true);
  /** Its types tell how their fields are read. */
  const reading = new CelEngine({
    ...vocabulary,
    types: vocabulary.types.map((type) => ({
      ...type,
      readerOf: (field: string) => (object: object) => Reflect.get(object, field) as unknown,
    })),
  });

  /** Text of an expression of a type, about what is known at its place. @param depth how much may stand in it */
  function text(
    type: "bool" | "double" | "string" | "list",
    names: readonly string[],
    depth: number,
  ): fc.Arbitrary<string> {
    const item = fc.constantFrom(...names);
    const inner = (kind: typeof type, more: readonly string[] = []): fc.Arbitrary<string> =>
      text(kind, [...names, ...more], depth - 1);
    const name = `v${names.length}`;
    switch (type) {
      case "list":
        return depth <= 0
          ? fc.oneof(
              fc.constant("items"),
              item.map((one) => `${one}.items`),
            )
          : fc.oneof(
              inner("list"),
              inner("bool", [name]).chain((check) => inner("list").map((list) => `${list}.filter(${name}, ${check})`)),
            );
      case "double":
        return depth <= 0
          ? fc.oneof(
              item.map((one) => `${one}.size`),
              fc.constantFrom("0.0", "1.5"),
            )
          : fc.oneof(
              inner("double"),
              inner("double").map((one) => `twice(${one})`),
              fc
                .tuple(inner("double"), fc.constantFrom("+", "-", "*", "/"), inner("double"))
                .map(([a, op, b]) => `(${a} ${op} ${b})`),
              fc.tuple(inner("bool"), inner("double"), inner("double")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
            );
      case "string":
        return fc.oneof(
          item.map((one) => `${one}.name`),
          item.map((one) => `${one}.broken`),
          fc.constantFrom("'a'", "'b'"),
        );
      case "bool":
        return depth <= 0
          ? fc.oneof(
              item.map((one) => `has(${one}.name)`),
              item.map((one) => `has(${one}.size)`),
              item.map((one) => `has(${one}.first.name)`),
              item.map((one) => `('x' in ${one}.marks)`),
              item.map((one) => `(size(${one}.name) > 1)`),
              item.map((one) => `(${one}.name in ['a', 'ab', 'a text that takes more than a unit'])`),
              fc.constantFrom("true", "false"),
            )
          : fc.oneof(
              inner("bool"),
              inner("bool").map((one) => `!${one}`),
              fc
                .tuple(inner("list"), fc.constantFrom("<", ">=", "==", "!="), fc.constantFrom("0", "2"))
                .map(([list, op, count]) => `(size(${list}) ${op} ${count} || ${list}.size() > ${count})`),
              fc
                .tuple(inner("double"), fc.constantFrom("<", ">"), fc.constantFrom("1", "2"))
                .map(([one, op, count]) => `(${one} ${op} ${count})`),
              fc
                .tuple(inner("bool"), fc.constantFrom("&&", "||"), inner("bool"))
                .map(([a, op, b]) => `(${a} ${op} ${b})`),
              fc
                .tuple(inner("double"), fc.constantFrom("<", "<=", "==", "!="), inner("double"))
                .map(([a, op, b]) => `(${a} ${op} ${b})`),
              fc
                .tuple(inner("string"), inner("string"))
                .map(([a, b]) => `(${a} == ${b} || ${a}.startsWith(${b}) || ${a} in ['a', ${b}])`),
              fc
                .tuple(inner("list"), fc.constantFrom("all", "exists", "exists_one"), inner("bool", [name]))
                .map(([list, macro, check]) => `${list}.${macro}(${name}, ${check})`),
              fc
                .tuple(inner("list"), inner("double", [name]))
                .map(([list, one]) => `(size(${list}.map(${name}, ${one})) > 1)`),
            );
    }
  }

  const record = (depth: number): fc.Arbitrary<Item> =>
    fc
      .record(
        {
          name: fc.constantFrom("a", "b", "ab", "𠮷", "a name with more than a few letters"),
          size: fc.constantFrom(0, 1, 1.5),
          items: depth === 0 ? fc.constant([]) : fc.array(record(depth - 1), { maxLength: 3 }),
          first: depth === 0 ? fc.constant(undefined) : record(depth - 1),
          marks: fc.constantFrom(new Map(), new Map([["x", 1]]), new Map([["y", "z"]])),
        },
        { requiredKeys: [] },
      )
      .map((values) => new Item(values));

  it("mean what the library says they mean, mistakes and costs included (property)", () => {
    fc.assert(
      fc.property(
        text("bool", ["item"], 4),
        record(2),
        fc.array(record(1), { maxLength: 3 }),
        fc.constantFrom(5, 50, 100_000),
        (source, item, items, units) => {
          const [closures, readers, library] = [engine, reading, plain].map((one) => {
            const compiled = one.compile(source, variables);
            assert.ok("evaluate" in compiled, source);
            const budget = new Budget(units);
            const evaluation = compiled.evaluate({ item, items }, budget);
            const { isExhausted } = budget;
            return { evaluation: JSON.stringify(evaluation), isExhausted, ...(!isExhausted && { left: budget.left }) };
          });
          assert.deepEqual(closures, library, source);
          assert.deepEqual(readers, library, source);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
