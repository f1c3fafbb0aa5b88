import { deepEqual, equal, match, ok } from "node:assert/strict";
import { useWorkbench } from "./support/launch";
import { hoverText, placeOf, textBox } from "./support/text";

const plan = "office-move/office-move.pmo.yaml";

describe("a person types in a project file", () => {
  const workbench = useWorkbench();

  afterEach("take back what was typed: no test depends on the one before", async () => {
    // Whatever is open over the text.
    await workbench().press("Escape");
    await workbench().runCommand("File: Revert File");
    await workbench().page.locator(".editor-group-container.active .tab.active:not(.dirty)").waitFor();
  });

  it("a wrong id is underlined at exactly its place, told in Problems with the nearest id, and repaired by the quick fix", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "or-plan", "predecessors: [line, flo"));
    await workbench().press("Backspace");
    const problem = await workbench().waitForProblem("flor-plan");
    equal(problem.severity, "error");
    const { line, column } = await placeOf(workbench(), plan, "floor-plan", "predecessors: [line, ");
    match(problem.text, /floor-plan/, "the nearest id is named");
    match(problem.text, new RegExp(`line ${line} and character ${column}\\b`), "the place that Problems tells");

    const word = await textBox(workbench(), "flor-plan");
    const boxes = await workbench().waitFor("the underline", async () => {
      const squiggles = await workbench().squiggles("error").all();
      const found = await Promise.all(squiggles.map((squiggle) => squiggle.boundingBox()));
      // One that is being drawn anew has no place for a moment.
      return found.length > 0 && !found.includes(null) ? found : undefined;
    });
    equal(boxes.length, 1, "there is one underline");
    ok(Math.abs((boxes[0]?.x ?? 0) - word.x) <= 2, `it begins at ${boxes[0]?.x}, the word at ${word.x}`);
    ok(Math.abs((boxes[0]?.width ?? 0) - word.width) <= 2, `it is ${boxes[0]?.width} wide, the word ${word.width}`);
    ok(Math.abs((boxes[0]?.y ?? 0) - word.y) <= word.height, "it stands in the line of the word");

    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().goTo({ line, column: column + 2 });
    await workbench().press("Control+.");
    const chosen = workbench().page.locator(".action-widget .monaco-list-row.focused");
    await chosen.getByText("Change to 'floor-plan'").waitFor();
    await workbench().press("Enter");
    await chosen.waitFor({ state: "hidden" });
    equal(await workbench().editorText(), await workbench().savedText(plan), "the text is right again");
    await workbench().waitFor("the finding to go", async () =>
      (await workbench().problems()).every(({ text }) => !text.includes("flor-plan")),
    );
    equal(await workbench().squiggles("error").count(), 0);
  });

  it("a half-typed line keeps the rest of the file working", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "{ id: labels"));
    await workbench().press("End");
    await workbench().press("Enter");
    await workbench().insert('- { id: cleaning, name: "Clean, dur');
    await workbench().waitForProblem(/quote/i);
    await workbench().focusEditor("office-move.pmo.yaml");
    const { line } = await placeOf(workbench(), plan, "Network and meeting rooms");
    await workbench().goTo({ line: line + 1 });
    match(await hoverText(workbench(), "Network and meeting rooms"), /Finish: 2026-12-03 Thu 17:00/);
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().goTo(await placeOf(workbench(), plan, "ono", "predecessors: [line, floor-plan], assignments: ["));
    // One line has come in above.
    await workbench().press("ArrowDown");
    const offered = await workbench().suggestions();
    ok(offered.includes("ono"), `ids are still offered: ${offered.join(", ")}`);
    const errors = (await workbench().problems()).filter(({ severity }) => severity === "error");
    equal(errors.length, 1, errors.map(({ text }) => text).join("\n"));
    await workbench().press("Escape");
  });

  it("a section is offered with its places to fill in", async () => {
    const file = "mobile-store/schedule.pmo.yaml";
    await workbench().openFile(file);
    await workbench().press("Control+End");
    await workbench().type("ris");
    ok((await workbench().suggestions()).includes("risks"));
    await workbench().acceptSuggestion("risks");
    await workbench().waitFor("the snippet", async () => (await workbench().editorText()).includes("probability:"));
  });

  it("a task is offered with its places to fill in, and Tab goes from place to place", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "- id: move\n"));
    // The editor indents the new line itself.
    await workbench().insert("- \n");
    await workbench().press("ArrowUp");
    await workbench().press("End");
    const offered = await workbench().suggestions();
    const task = offered.find((label) => label === "task");
    ok(task, `a task is among ${offered.join(", ")}`);
    await workbench().acceptSuggestion(task);
    await workbench().page.locator(".snippet-placeholder").first().waitFor();
    await workbench().type("survey");
    await workbench().press("Tab");
    await workbench().type("Survey of the rooms");
    const written = await workbench().editorText();
    match(written, /^ {4}- id: survey\n {6}name: Survey of the rooms\n/m);
  });

  it("pointing at a task tells its computed dates and float", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "network"));
    const told = await hoverText(workbench(), "Network and meeting rooms");
    match(told, /Start: 2026-11-24 Tue 08:00/);
    match(told, /Finish: 2026-12-03 Thu 17:00/);
    match(told, /Total float: 6 days/);
  });

  it("pointing at a reference tells whom or what it means", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "owner: ono"));
    match(await hoverText(workbench(), "ono", "owner: ono"), /Kenji Ono/);
  });

  it("outline, breadcrumbs and Go to Symbol know sections, tasks and risks by their names", async () => {
    await workbench().openFile(plan, await placeOf(workbench(), plan, "id: network"));
    const crumbs = workbench().page.locator(".breadcrumbs-control .monaco-breadcrumb-item");
    const shown = await workbench().waitFor("the breadcrumbs of the task", async () => {
      const texts = (await crumbs.allTextContents()).map((text) => text.trim());
      return texts.some((text) => text.includes("Network and meeting rooms")) ? texts : undefined;
    });
    ok(
      shown.some((text) => text.includes("New building")),
      `the summary task is in ${shown.join(" > ")}`,
    );

    await workbench().runCommand("Explorer: Focus on Outline View");
    const rows = workbench().page.locator(".outline-pane .monaco-list-row .label-name");
    const names = await workbench().waitFor("the outline", async () => {
      const texts = await rows.allTextContents();
      return texts.length > 3 ? texts : undefined;
    });
    deepEqual(names.slice(0, 4), ["project", "calendars", "weekdays", "Movers at the weekend"]);

    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().press("Control+Shift+O");
    await workbench().type("accepted");
    await workbench().pick("Building accepted");
    const { line } = await placeOf(workbench(), plan, "id: acceptance");
    await workbench().waitFor("the cursor in its line", async () => (await workbench().cursor()).line === line);
  });
});
