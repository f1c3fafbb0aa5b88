import assert from "node:assert/strict";
import { cursorContext } from "../../../src/language/context";

/** The context at the mark `|`, as one readable line. */
function at(marked: string): string {
  const offset = marked.indexOf("|");
  const context = cursorContext(marked.replace("|", ""), offset);
  if (context.kind === "none") return "none";
  const place = context.path.join("/");
  const key = context.key === undefined ? "" : ` ${context.key}=`;
  const flags = [context.flow ? "flow" : "", context.dashed ? "dashed" : ""].filter(Boolean).join(",");
  return `${context.kind} ${place === "" ? "." : place}${key} '${context.typed}'${flags ? ` ${flags}` : ""} [${context.siblings.join(" ")}]`;
}

describe("what is being typed, in half-typed text", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["an empty file", "|", "key . '' []"],
    ["a first word", "ris|", "key . 'ris' []"],
    ["a section after another", "project:\n  id: a\nris|", "key . 'ris' [project]"],
    ["a section before another", "|\nrisks:\n", "key . '' [risks]"],
    ["a key of a section", "project:\n  id: a\n  na|", "key project 'na' [id]"],
    ["a key before others", "project:\n  |\n  id: a\n  name: b\nrisks:\n", "key project '' [id name]"],
    ["a first key of a section", "schedule:\n  |", "key schedule '' []"],
    ["a value", "project:\n  status: act|", "value project status= 'act' []"],
    ["an empty value", "project:\n  status: |\n  id: b", "value project status= '' [id]"],
    ["a quoted value", 'project:\n  status: "act|"', "value project status= 'act' []"],
    ["an empty line in a list's place", "schedule:\n  tasks:\n    |", "key schedule/tasks '' []"],
    ["an item after others", "risks:\n  - id: a\n    title: b\n  |", "item risks '' []"],
    ["a word after a dash", "risks:\n  - id: a\n  - ti|", "item risks 'ti' dashed []"],
    ["nothing after a dash", "risks:\n  - |", "item risks '' dashed []"],
    ["a key of an item", "risks:\n  - id: a\n  - id: b\n    ti|\n    cause: c", "key risks/1 'ti' [id cause]"],
    ["a value behind a dash", "risks:\n  - status: o|", "value risks/0 status= 'o' dashed []"],
    ["a key of the line with the dash", "risks:\n  - na|: x\n    cause: c", "item risks 'na' dashed [cause]"],
    [
      "a task within a task",
      "schedule:\n  tasks:\n    - id: a\n      tasks:\n        - id: b\n          du|",
      "key schedule/tasks/0/tasks/0 'du' [id]",
    ],
    [
      "back in the outer list",
      "schedule:\n  tasks:\n    - id: a\n      tasks:\n        - id: b\n    |",
      "item schedule/tasks '' []",
    ],
    [
      "back in the outer task",
      "schedule:\n  tasks:\n    - id: a\n      tasks:\n        - id: b\n      own|",
      "key schedule/tasks/0 'own' [id tasks]",
    ],
    ["lists without indentation", "risks:\n- id: a\n  ti|", "key risks/0 'ti' [id]"],
    ["a section after a list without indentation", "risks:\n- id: a\niss|", "key . 'iss' [risks]"],
    ["a flow mapping", "a:\n  - { id: x, ti|", "key a/0 'ti' flow [id]"],
    ["a flow mapping with keys behind", "a:\n  - { id: x, | , z: 1 }", "key a/0 '' flow [id z]"],
    ["a value in a flow mapping", "a:\n  - { id: x, status: o| }", "value a/0 status= 'o' flow [id]"],
    ["a flow list", "t:\n  - id: a\n    predecessors: [b, c|]", "item t/0/predecessors 'c' flow,dashed []"],
    ["an open flow list", "t:\n  - id: a\n    predecessors: [b, |", "item t/0/predecessors '' flow,dashed []"],
    [
      "a flow list in a flow mapping",
      "t:\n  - { id: g, predecessors: [x|] }",
      "item t/0/predecessors 'x' flow,dashed []",
    ],
    ["a flow mapping over lines", "t:\n  - { id: g,\n      na| }", "key t/0 'na' flow [id]"],
    ["a comment", "risks: # he|", "none"],
    ["a block scalar", "risks:\n  - id: a\n    cause: >\n      te|\n", "none"],
    ["after a block scalar", "risks:\n  - id: a\n    cause: >\n      text\n    ef|", "key risks/0 'ef' [id cause]"],
    ["after a comment line", "risks:\n  # about risks\n  - id: a\n# left\n    ti|", "key risks/0 'ti' [id]"],
    ["after an open bracket in an earlier section", "a: [x\nrisks:\n  - ti|", "item risks 'ti' dashed []"],
    ["after an open bracket in an earlier entry", "risks:\n  - { id: [a\n  - id: b\n    ti|", "key risks/1 'ti' [id]"],
    ["after an open quote in an earlier entry", 'risks:\n  - { id: "a\n  - id: b\n    ti|', "key risks/1 'ti' [id]"],
    [
      "inside brackets over several lines",
      "risks:\n  - { id: a,\n      title: b, ca|",
      "key risks/0 'ca' flow [id title]",
    ],
    ["an apostrophe in plain words", "p:\n  name: don't\n  st|", "key p 'st' [name]"],
    ["CRLF", "p:\r\n  id: a\r\n  na|\r\n  z: 1\r\n", "key p 'na' [id z]"],
    ["Japanese words", "risks:\n  - id: a\n    title: 遅延\n    ca|", "key risks/0 'ca' [id title]"],
  ];
  for (const [name, marked, expected] of cases)
    it(name, () => {
      assert.equal(at(marked), expected);
    });

  it("never fails, wherever the cursor stands in broken text", () => {
    const text = "a: [x, {b: 'c\n  - - d: |\n      e\n }]: \"\n- x: >-\n\n   t\n# c\nz: {a: [b}, c: d";
    for (let offset = 0; offset <= text.length; offset++) cursorContext(text, offset);
  });
});
