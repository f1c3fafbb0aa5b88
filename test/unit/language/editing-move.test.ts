import assert from "node:assert/strict";
import { moveDown, moveUp } from "../../../src/language/editing/move";
import { at, run } from "./editing-support";

const plan = `schedule:
  tasks:
    # the first steps
    - id: screens # with the users
      name: 画面設計
      # not the reports

    # needs the screens
    - id: build
      name: Build
      description: |
        # no comment
        more
    - { id: test, name: Test } # short
risks: [{ id: R-001, title: Late }, { id: R-002, title: Dear }]
`;

describe("moving entries", () => {
  it("takes the comments above, below and behind a task along, and leaves blank lines where they are", () => {
    const { text } = run(at(plan, "build"), moveUp);
    assert.equal(
      text,
      `schedule:
  tasks:
    # needs the screens
    - id: build
      name: Build
      description: |
        # no comment
        more

    # the first steps
    - id: screens # with the users
      name: 画面設計
      # not the reports
    - { id: test, name: Test } # short
risks: [{ id: R-001, title: Late }, { id: R-002, title: Dear }]
`,
    );
  });

  it("keeps the cursor in the entry that moves", () => {
    const { marked } = run(at(plan, "build"), moveDown);
    assert.ok(
      marked.includes("- { id: test, name: Test } # short\n    # needs the screens\n    - id: build¦\n"),
      marked,
    );
  });

  it("moves selected neighbours together", () => {
    const { marked } = run(plan.replace("id: build", "id: «build").replace("id: test", "id: te»st"), moveUp);
    assert.ok(marked.startsWith("schedule:\n  tasks:\n    # needs the screens\n    - id: «build\n"), marked);
    assert.ok(
      marked.includes("- { id: te»st, name: Test } # short\n\n    # the first steps\n    - id: screens"),
      marked,
    );
  });

  it("moves entries at several cursors at once", () => {
    const list = "risks:\n  - id: A\n  - id: B\n  - id: C\n  - id: D\n";
    const { text } = run(list.replace("id: B", "id: ¦B").replace("id: D", "id: ¦D"), moveUp);
    assert.equal(text, "risks:\n  - id: B\n  - id: A\n  - id: D\n  - id: C\n");
  });

  it("moves what stands within a neighbour with it", () => {
    const text = "schedule:\n  tasks:\n  - id: a\n    tasks:\n    - id: b\n    - id: c\n  - id: d\n";
    const { text: after } = run(text.replace("id: c", "id: «c").replace("id: d", "id: d»"), moveUp);
    assert.equal(after, "schedule:\n  tasks:\n  - id: d\n  - id: a\n    tasks:\n    - id: b\n    - id: c\n");
  });

  it("moves entries of any register, in brackets as well", () => {
    assert.ok(
      run(at(plan, "R-002"), moveUp).marked.includes("[{ id: R-002¦, title: Dear }, { id: R-001, title: Late }]"),
    );
  });

  it("moves the last entry of a file that ends without a line break", () => {
    const { text } = run("risks:\r\n- id: A\r\n- id: ¦B # last", moveUp);
    assert.equal(text, "risks:\r\n- id: B # last\r\n- id: A");
  });

  it("a cursor on an empty line means the entry above it", () => {
    assert.equal(run("risks:\n- id: A\n\n¦\n- id: B\n", moveDown).text, "risks:\n- id: B\n\n\n- id: A\n");
  });

  it("keeps the blank lines that belong to the text of a task", () => {
    const text = "risks:\n  - id: A\n    cause: |+\n      text\n\n\n  - id: B\n";
    assert.equal(run(at(text, "B"), moveUp).text, "risks:\n  - id: B\n  - id: A\n    cause: |+\n      text\n\n\n");
  });

  it("says that an entry is the first or last one already", () => {
    assert.equal(run(at(plan, "screens"), moveUp).problem, "This is the first entry of its list already.");
    assert.equal(run(at(plan, "test"), moveDown).problem, "This is the last entry of its list already.");
    assert.equal(run("¦project:\n  id: x\n", moveUp).problem, "Put the cursor in a task or another entry of a list.");
  });

  it("changes nothing in a text that can't be read", () => {
    const broken = `${plan}issues:\n  - id: "I-001\n`;
    assert.match(run(at(broken, "build"), moveUp).problem ?? "", /^Line \d+ is not valid YAML/);
  });

  it("does not tear a comment in brackets from its entry", () => {
    const text = "risks: [\n  { id: A }, # about A\n  { id: B },\n]\n";
    assert.match(run(at(text, "B"), moveUp).problem ?? "", /Comments inside brackets/);
  });

  it("does not move an alias above the text that it repeats", () => {
    const text = "risks:\n  - &a { id: A, title: A }\n  - *a\n  - id: C¦\n";
    assert.match(run(text.replace("*a", "*a¦").replace("C¦", "C"), moveUp).problem ?? "", /without breaking the text/);
  });
});
