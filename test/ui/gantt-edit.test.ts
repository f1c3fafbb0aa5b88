import { equal, match, ok } from "node:assert/strict";
import { useWorkbench } from "./support/launch";
import { GanttView } from "./support/views";

const plan = "office-move/office-move.pmo.yaml";
const file = "office-move.pmo.yaml";
const network = "Network and meeting rooms";

describe("the Gantt chart as the place where a plan is changed", () => {
  const workbench = useWorkbench();
  let view: GanttView;
  let written = "";

  before("the chart stands beside the file of the plan", async function () {
    this.timeout(60_000);
    await workbench().openFile(plan);
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
    written = await workbench().savedText(plan);
    view = await GanttView.open(workbench());
    await view.press("Fit the whole plan");
  });

  /** The text as it is in the editor, saved or not. */
  async function text(): Promise<string> {
    await workbench().focusEditor(file);
    return (await workbench().editorText()).replaceAll("\r\n", "\n");
  }

  async function focusRow(name: string): Promise<void> {
    await view.row(name).locator(".label").click();
    await workbench().waitFor("the focus in the row", async () =>
      view.row(name).evaluate((row) => row.contains(row.ownerDocument.activeElement)),
    );
  }

  async function startOf(name: string): Promise<string | undefined> {
    return (await view.cells(name))[2];
  }

  it("a bar that is dragged shows what would follow, and writes one constraint when it is dropped", async () => {
    const bar = await view.barBox(network);
    const { mouse } = workbench().page;
    const y = bar.y + bar.height / 2;
    await mouse.move(bar.x + bar.width / 2, y);
    await mouse.down();
    await mouse.move(bar.x + bar.width / 2 + 10, y, { steps: 3 });
    await mouse.move(bar.x + bar.width / 2 + bar.width, y, { steps: 8 });
    await workbench().waitFor("the words of the constraint beside the pointer", async () =>
      (await view.frame.locator(".drag-tag").textContent())?.includes("Starts no earlier than"),
    );
    await workbench().screenshot("gantt-drag");
    await mouse.up();
    await workbench().waitFor("the new start in the table", async () => (await startOf(network)) !== "Nov 24, 2026");
    const changed = await text();
    const line = changed.split("\n").find((one) => one.includes("id: network")) ?? "";
    match(line, /constraint: \{ type: start-no-earlier-than, date: 2026-1[12]-\d\d \} \}$/);
    equal(changed.split("\n").filter((one, at) => one !== written.split("\n")[at]).length, 1, "one line has changed");
  });

  it("Ctrl+Z in the chart takes it back, and the focus stays in the chart", async () => {
    await focusRow(network);
    await workbench().press("Control+z");
    await workbench().waitFor("the former start", async () => (await startOf(network)) === "Nov 24, 2026");
    equal(await text(), written);
  });

  it("keys move a task by a day, and one undo in the text takes each step back", async () => {
    await focusRow(network);
    await workbench().press("Alt+Shift+ArrowRight");
    await workbench().waitFor("a day later", async () => (await startOf(network)) === "Nov 25, 2026");
    await workbench().focusEditor(file);
    await workbench().press("Control+z");
    await workbench().waitFor("the former start", async () => (await startOf(network)) === "Nov 24, 2026");
    equal(await text(), written);
  });

  it("a cell is written with F2, and what can't be read is said before it is written", async () => {
    await focusRow(network);
    await view.row(network).locator(".cell").nth(4).click();
    await workbench().press("F2");
    const field = view.frame.locator(".cell-editor");
    await field.fill("many");
    await workbench().waitFor("what is wrong", async () =>
      (await view.frame.locator(".cell-note").textContent())?.includes("'many' is not a duration"),
    );
    await field.fill("10d");
    await workbench().press("Enter");
    await workbench().waitFor("ten days", async () => (await view.cells(network))[4] === "10 d");
    ok((await text()).includes("name: Network and meeting rooms, duration: 10d, predecessors: [line, floor-plan]"));
    await workbench().focusEditor(file);
    await workbench().press("Control+z");
    await workbench().waitFor("eight days", async () => (await view.cells(network))[4] === "8 d");
  });
});
