import { equal, match, ok } from "node:assert/strict";
import { useWorkbench } from "./support/launch";
import { placeOf } from "./support/text";
import { boxOf, DiagramView } from "./support/views";

const plan = "office-move/office-move.pmo.yaml";

describe("diagrams that Mermaid draws, and text for Mermaid", () => {
  const workbench = useWorkbench();

  before("a project is open", async function () {
    this.timeout(60_000);
    await workbench().openFile(plan);
  });

  it("the organisation chart shows everybody below whom they report to", async () => {
    await workbench().runCommand("PMO: Open Organisation Chart");
    const view = await DiagramView.find(workbench(), "Marta Silva");
    for (const name of ["Jonas Brandt", "Marta Silva", "Kenji Ono"]) equal(await view.node(name).count(), 1, name);
    const top = async (name: string) => (await boxOf(view.node(name), name)).y;
    ok((await top("Jonas Brandt")) < (await top("Marta Silva")));
    ok((await top("Marta Silva")) < (await top("Kenji Ono")));
    equal(await view.frame.locator(".stage svg .edgePaths path").count(), 2, "two lines join three people");
  });

  it("a click on a person goes to the text", async () => {
    const view = await DiagramView.find(workbench(), "Kenji Ono");
    await view.node("Kenji Ono").click();
    const { line } = await placeOf(workbench(), plan, "{ id: ono");
    await workbench().waitFor(
      "the cursor at the person",
      async () => (await workbench().lineInEditor("office-move.pmo.yaml")) === line,
    );
  });

  it("the dependency network shows the tasks and their links, and follows what is typed", async () => {
    await workbench().runCommand("PMO: Open Dependency Network");
    const view = await DiagramView.find(workbench(), "Network and meeting rooms");
    for (const name of ["Floor plan and seats", "Building accepted", "Moving weekend"])
      equal(await view.node(name).count(), 1, name);
    ok((await view.frame.locator(".stage svg .edgePaths path").count()) >= 9);
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().goTo(await placeOf(workbench(), plan, "Moving weekend"));
    await workbench().insert("The great ");
    await view.node("The great Moving weekend").waitFor();
    await workbench().focusEditor("office-move.pmo.yaml");
    await workbench().runCommand("File: Revert File");
    await view.node("The great").waitFor({ state: "detached" });
  });

  it("nothing that could run or load is in a picture", async () => {
    const view = await DiagramView.find(workbench(), "Moving weekend");
    equal(await view.frame.locator(".stage script, .stage a, .stage iframe, .stage img, .stage image").count(), 0);
    equal(
      await view.frame
        .locator(".stage *")
        .evaluateAll(
          (elements) =>
            elements.filter((element) => [...element.attributes].some(({ name }) => /^on/i.test(name))).length,
        ),
      0,
      "no element has a handler",
    );
  });

  it("the Gantt chart is copied as Mermaid text with absolute dates", async () => {
    await workbench().openFile(plan);
    await workbench().runCommand("PMO: Copy Gantt as Mermaid");
    await workbench().waitForNotification("The Mermaid text is on the clipboard");
    const text = await workbench().clipboard();
    match(text, /^gantt\n/);
    match(text, /Network and meeting rooms :.*2026-11-24 08:00, 2026-12-03 17:00/);
  });

  it("the risks are copied as a Mermaid quadrant chart", async () => {
    await workbench().openFile(plan);
    await workbench().runCommand("PMO: Copy Risks as Mermaid Quadrant");
    const text = await workbench().waitFor("the risks on the clipboard", async () => {
      const found = await workbench().clipboard();
      return found.includes("R-001") ? found : undefined;
    });
    match(text, /^quadrantChart\n/);
    match(text, /R-002/);
  });
});
