import assert from "node:assert/strict";
import fc from "fast-check";
import { LinearPattern, PatternError } from "../../../../src/core/standard/cel/pattern";

const atom = fc.constantFrom(
  "a",
  "b",
  ".",
  "[ab]",
  "[^a]",
  "[a-c]",
  "\\d",
  "\\w",
  "\\s",
  "\\W",
  "\\.",
  "-",
  "あ",
  "\\n",
);
const quantifier = fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,}", "*?");

/** Patterns of the syntax that both know. */
const { pattern } = fc.letrec<{ pattern: string; sequence: string; item: string }>((tie) => ({
  item: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.tuple(atom, quantifier).map(([one, times]) => one + times),
    fc.tuple(tie("pattern"), quantifier).map(([inner, times]) => `(${inner})${times}`),
    fc.constantFrom("^", "$", "\\b", "\\B"),
  ),
  sequence: fc.array(tie("item"), { maxLength: 4 }).map((items) => items.join("")),
  pattern: fc.array(tie("sequence"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("|")),
}));

const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", " ", ".", "-", "_", "\n", "あ"), maxLength: 8 });

describe("patterns in rules", () => {
  it("find what regular expressions of JavaScript find", () => {
    fc.assert(
      fc.property(pattern, text, (source, sample) => {
        // Larger ones are slow in JavaScript.
        fc.pre(source.length <= 40);
        assert.equal(
          new LinearPattern(source).test(sample),
          new RegExp(source, "u").test(sample),
          `${source} in ${sample}`,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("answer at once where going back would take for ever", () => {
    const sample = `${"a".repeat(20_000)}!`;
    for (const source of ["^(a+)+$", "^(a|aa)*$", "^(a*)*$", "a*a*a*a*a*a*b", "(.*)(.*)(.*)(.*)x"])
      assert.equal(new LinearPattern(source).test(sample), false, source);
  });

  it("refuse what has no end in sight: back references, looking around, huge repeats, and what is no pattern", () => {
    const wrong = ["(a)\\1", "(?=a)", "(?<=a)b", "a{1001}", "(a{200}){200}", "(", ")", "[a", "*", "a**", "[b-a]", "\\"];
    for (const source of [...wrong, "(".repeat(5000) + ")".repeat(5000)])
      assert.throws(() => new LinearPattern(source), PatternError, source.slice(0, 20));
  });
});
