import assert from "node:assert/strict";
import fc from "fast-check";
import { parseText } from "../../../src/core/text/parse";
import { toData } from "../../../src/core/text/tree";
import { insertBelow } from "../../../src/language/editing/insert-below";
import { linkTasks } from "../../../src/language/editing/links";
import { markDone } from "../../../src/language/editing/mark-done";
import { mergeTasks } from "../../../src/language/editing/merge";
import { moveDown, moveUp } from "../../../src/language/editing/move";
import { shiftDates } from "../../../src/language/editing/shift-dates";
import { splitTask } from "../../../src/language/editing/split";
import { indentTasks, outdentTasks } from "../../../src/language/editing/wbs";
import { at, run } from "./editing-support";

interface Drawn {
  readonly flow: boolean;
  readonly comments: readonly boolean[];
  readonly block: boolean;
  readonly blank: boolean;
  readonly children: readonly Drawn[];
}

interface Task {
  readonly id: string;
  readonly tasks?: readonly Task[];
  readonly [key: string]: unknown;
}

const { drawn } = fc.letrec<{ drawn: Drawn }>((tie) => ({
  drawn: fc.record({
    flow: fc.boolean(),
    comments: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    block: fc.boolean(),
    blank: fc.boolean(),
    children: fc.oneof({ depthSize: "small", maxDepth: 3 }, fc.constant([]), fc.array(tie("drawn"), { maxLength: 3 })),
  }),
}));

const style = fc.record({
  indent: fc.constantFrom(0, 2),
  eol: fc.constantFrom("\n", "\r\n"),
  ending: fc.boolean(),
});

/** Writes tasks with ids t1, t2 … in the order of the text, with comments in many places. */
function write(
  tasks: readonly Drawn[],
  { indent, eol, ending }: { readonly indent: number; readonly eol: string; readonly ending: boolean },
): { readonly text: string; readonly count: number } {
  let count = 0;
  const lines = ["project: { id: p, name: P, start: 2026-04-01 }", "schedule:", "  # all tasks", "  tasks: # outline"];
  const add = (task: Drawn, column: number): void => {
    const id = `t${++count}`;
    const pad = " ".repeat(column);
    const [above, beside, below, loose] = task.comments;
    if (loose) lines.push("", `# loose ${id}`, "");
    if (above) lines.push(`${pad}# above ${id}`);
    const mark = beside ? ` # beside ${id}` : "";
    const isFlow = task.flow && task.children.length === 0;
    if (isFlow) lines.push(`${pad}- { id: ${id}, name: "N ${id}", duration: 2d }${mark}`);
    else {
      lines.push(`${pad}- id: ${id}${mark}`, `${pad}  name: N ${id}`);
      if (task.block) lines.push(`${pad}  description: |`, `${pad}    # text ${id}`, "", `${pad}      more`);
      if (task.children.length > 0) {
        lines.push(`${pad}  tasks:`);
        for (const child of task.children) add(child, column + 2 + indent);
      } else if (below) {
        lines.push(`${pad}  deadline: 2026-07-01 # day ${id}`);
        if (!above) lines.push(`${pad}  # below ${id}`);
      }
    }
    if (task.blank) lines.push("");
  };
  for (const task of tasks) add(task, 2 + indent);
  return { text: lines.join(eol) + (ending ? eol : ""), count };
}

const plan = fc.tuple(fc.array(drawn, { minLength: 2, maxLength: 4 }), style, fc.nat()).map(([tasks, chosen, pick]) => {
  const { text, count } = write(tasks, chosen);
  return { text, id: `t${(pick % count) + 1}` };
});

function tasksOf(text: string): readonly Task[] {
  const file = parseText("plan.pmo.yaml", text, 1);
  assert.deepEqual(file.findings, [], text);
  const data = file.root ? (toData(file.root) as { schedule: { tasks: readonly Task[] } }) : undefined;
  return structuredClone(data?.schedule.tasks) ?? [];
}

function comments(text: string): readonly string[] {
  return [...text.matchAll(/# (?:loose|above|beside|below|day|outline|all)\b[^\r\n]*/g)]
    .map(([comment]) => comment)
    .sort();
}

/** The list that a task stands in, its place there, and the task around. */
function placeOf(
  tasks: readonly Task[],
  id: string,
  parent?: Task,
): { readonly list: Task[]; readonly index: number; readonly parent: Task | undefined } | undefined {
  const index = tasks.findIndex((task) => task.id === id);
  if (index >= 0) return { list: tasks as Task[], index, parent };
  for (const task of tasks) {
    const found = task.tasks && placeOf(task.tasks, id, task);
    if (found) return found;
  }
  return undefined;
}

function lineOfCursor(marked: string): string {
  return (marked.split(/\r?\n/).find((line) => line.includes("¦")) ?? "").replace("¦", "").trim();
}

describe("editing commands on any plan", () => {
  it("moving up and down again gives the same text, and between them two tasks have changed places", () => {
    fc.assert(
      fc.property(plan, ({ text, id }) => {
        const wanted = tasksOf(text);
        const place = placeOf(wanted, id);
        assert.ok(place);
        const { list, index } = place;
        const up = run(at(text, id), moveUp);
        if (index === 0) {
          assert.ok(up.problem);
          return;
        }
        list.splice(index - 1, 2, list[index] as Task, list[index - 1] as Task);
        assert.deepEqual(tasksOf(up.text), wanted);
        assert.deepEqual(comments(up.text), comments(text));
        assert.equal(run(up.marked, moveDown).text, text);
      }),
      { numRuns: 150 },
    );
  });

  it("indenting changes the outline and nothing else", () => {
    fc.assert(
      fc.property(plan, ({ text, id }) => {
        const wanted = tasksOf(text);
        const place = placeOf(wanted, id);
        assert.ok(place);
        const { list, index } = place;
        const marked = at(text, id);
        const result = run(marked, indentTasks);
        if (index === 0) {
          assert.ok(result.problem);
          return;
        }
        const above = list[index - 1] as Task;
        const moved = list.splice(index, 1);
        list[index - 1] = { ...above, tasks: [...(above.tasks ?? []), ...moved] };
        assert.deepEqual(tasksOf(result.text), wanted);
        assert.deepEqual(comments(result.text), comments(text));
        assert.equal(lineOfCursor(result.marked), lineOfCursor(marked));
      }),
      { numRuns: 150 },
    );
  });

  it("outdenting takes the indenting of the last task back to the letter", () => {
    fc.assert(
      fc.property(plan, ({ text, id }) => {
        const place = placeOf(tasksOf(text), id);
        assert.ok(place);
        const { list, index } = place;
        const above = list[index - 1];
        fc.pre(index === list.length - 1 && above !== undefined && !text.includes(`- { id: ${above.id},`));
        const indented = run(at(text, id), indentTasks);
        assert.equal(run(indented.marked, outdentTasks).text, text);
      }),
      { numRuns: 150 },
    );
  });

  it("outdenting puts a task behind its parent and leaves its siblings there", () => {
    fc.assert(
      fc.property(plan, ({ text, id }) => {
        const wanted = tasksOf(text);
        const place = placeOf(wanted, id);
        assert.ok(place);
        const result = run(at(text, id), outdentTasks);
        if (!place.parent) {
          assert.ok(result.problem);
          return;
        }
        const around = placeOf(wanted, place.parent.id);
        assert.ok(around);
        const rest = place.list.filter((task) => task.id !== id);
        const bare = Object.fromEntries(
          Object.entries(place.parent).filter(([key]) => key !== "tasks"),
        ) as unknown as Task;
        around.list.splice(
          around.index,
          1,
          rest.length > 0 ? { ...place.parent, tasks: rest } : bare,
          place.list[place.index] as Task,
        );
        assert.deepEqual(tasksOf(result.text), wanted);
        assert.deepEqual(comments(result.text), comments(text));
      }),
      { numRuns: 150 },
    );
  });

  it("no command loses a comment or breaks the text, wherever the selection is", () => {
    const commands = [
      indentTasks,
      outdentTasks,
      moveUp,
      moveDown,
      splitTask,
      mergeTasks,
      linkTasks,
      markDone,
      (...[scope, file, selection]: Parameters<typeof markDone>) => shiftDates(scope, file, selection, "-3"),
    ];
    fc.assert(
      fc.property(plan, fc.nat(), fc.nat(), fc.constantFrom(...commands), ({ text }, a, b, command) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const result = run(`${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`, command);
        tasksOf(result.text);
        assert.doesNotMatch(result.problem ?? "", /without breaking/);
        assert.deepEqual(comments(result.text), comments(text));
      }),
      { numRuns: 400 },
    );
  });

  it("no command fails on a text that is half typed", () => {
    const commands = [indentTasks, outdentTasks, moveUp, insertBelow, splitTask, mergeTasks, linkTasks, markDone];
    fc.assert(
      fc.property(plan, fc.nat(), fc.constantFrom(...commands), ({ text }, cut, command) => {
        const typed = text.slice(0, cut % (text.length + 1));
        const result = run(`${typed}¦`, command);
        if (result.problem === undefined)
          assert.deepEqual(
            parseText("x", result.text, 1).findings.filter(({ severity }) => severity === "error"),
            [],
          );
      }),
      { numRuns: 250 },
    );
  });
});
