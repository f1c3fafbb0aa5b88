import { deepEqual, equal, match, ok } from "node:assert/strict";
import { useWorkbench } from "./support/launch";
import { placeOf } from "./support/text";
import { RiskMatrixView } from "./support/views";

const registers = "mobile-store/registers.pmo.yaml";

describe("the risk matrix beside the text", () => {
  const workbench = useWorkbench({ width: 1700 });
  const matrix = () => RiskMatrixView.find(workbench());

  before("the registers of a project are open, without the side bar", async function () {
    this.timeout(60_000);
    await workbench().openFile(registers);
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
  });

  it("opens by the button over the editor, under the name of the project", async () => {
    await workbench().page.locator('.editor-actions .action-label[aria-label*="Open Risk Matrix"]').click();
    await matrix();
    await workbench().page.locator(".tab", { hasText: "Risk matrix: Mobile store" }).waitFor();
  });

  it("every risk is a chip in the cell of its probability and its highest impact, and cells count them", async () => {
    const view = await matrix();
    const cell = view.cell("Possible", "Major");
    deepEqual(await cell.locator(".chip:not(.chip-ghost) .chip-id").allTextContents(), ["R-001"]);
    equal(await cell.locator(".cell-count").textContent(), "1");
    const gain = view.cell("Opportunity, Possible", "Major");
    deepEqual(await gain.locator(".chip:not(.chip-ghost) .chip-id").allTextContents(), ["R-005"]);
    match((await cell.getAttribute("aria-label")) ?? "", /score 12/);
    deepEqual(await view.cell("Likely", "Major").locator(".chip .chip-id").allTextContents(), ["R-002"]);
    deepEqual(await view.cell("Almost certain", "Minor").locator(".chip .chip-id").allTextContents(), ["R-004"]);
    deepEqual(await view.cell("Rare", "Severe").locator(".chip").allTextContents(), []);
    equal(await view.cell("Rare", "Severe").locator(".cell-count").count(), 0);
    equal(
      await view.frame.locator(".chip.chip-opportunity:not(.chip-ghost)").count(),
      1,
      "the opportunity looks different",
    );
  });

  it("cells of a low and of a high score have different colours", async () => {
    const view = await matrix();
    const colour = (probability: string, impact: string) =>
      view.cell(probability, impact).evaluate((cell) => getComputedStyle(cell).backgroundColor);
    const [low, high] = [await colour("Rare", "Negligible"), await colour("Almost certain", "Severe")];
    ok(low !== high, `both are ${low}`);
  });

  it("an arrow leads from where a risk is to where its response brings it", async () => {
    const view = await matrix();
    equal(await view.cell("Unlikely", "Moderate").locator('.chip-ghost[data-risk="R-001"]').count(), 1);
    equal(await view.chip("R-004", "residual").count(), 0, "without a residual assessment nothing moves");
    equal(await view.frame.locator("svg.arrows g.arrow").count(), 3, "three risks move");
    await view.frame.getByRole("button", { name: "Residual", exact: true }).click();
    await view.cell("Unlikely", "Moderate").locator('.chip:not(.chip-ghost)[data-risk="R-001"]').waitFor();
    equal(await view.frame.locator("svg.arrows g.arrow").count(), 0);
    await view.frame.getByRole("button", { name: "All", exact: true }).click();
    await view.chip("R-001", "residual").waitFor();
  });

  it("the list beside it shows all risks, highest score first, and sorts by a click on a heading", async () => {
    const view = await matrix();
    const ids = await view.listed();
    equal(ids[0], "R-002", ids.join());
    deepEqual([...ids].sort(), ["R-001", "R-002", "R-003", "R-004", "R-005", "R-006"]);
    match((await view.row("R-002").textContent()) ?? "", /Stock figures of the stores are wrong/);
    match((await view.row("R-002").textContent()) ?? "", /Petra Novak/);
    await view.frame.locator('.list-sort[data-column="id"]').click();
    deepEqual(await view.listed(), ["R-001", "R-002", "R-003", "R-004", "R-005", "R-006"]);
    await view.frame.locator('.list-sort[data-column="id"]').click();
    equal((await view.listed())[0], "R-006");
  });

  it("filters narrow matrix and list, say how many are left, and are cleared at once", async () => {
    const view = await matrix();
    const summary = view.frame.locator(".filter-summary");
    equal(await summary.textContent(), "6 risks");
    await view.frame.getByRole("searchbox", { name: "Find risks" }).fill("interface");
    deepEqual(await view.listed(), ["R-003"]);
    equal(await view.frame.locator(".chip:not(.chip-ghost)").count(), 1);
    equal(await summary.textContent(), "1 of 6 risks");
    await view.frame.getByRole("searchbox", { name: "Find risks" }).fill("");
    await view.frame.getByRole("combobox", { name: "Owner" }).selectOption({ label: "Chidi Okafor (3)" });
    deepEqual((await view.listed()).sort(), ["R-004", "R-005", "R-006"]);
    await view.frame.getByRole("button", { name: "Clear filters" }).click();
    equal((await view.listed()).length, 6);
  });

  it("a click on a chip or a row goes to the risk in the text, and the cursor marks the risk", async () => {
    const view = await matrix();
    const lineOf = async (id: string): Promise<number> => (await placeOf(workbench(), registers, `- id: ${id}`)).line;
    const cursorIn = async (id: string, next: string): Promise<void> => {
      const [first, last] = [await lineOf(id), await lineOf(next)];
      await workbench().waitFor(`the cursor in ${id}`, async () => {
        const line = await workbench().lineInEditor("registers.pmo.yaml");
        // A selected risk ends where the next one begins.
        return line !== undefined && line >= first && line <= last;
      });
    };
    await view.chip("R-003", "inherent").click();
    await cursorIn("R-003", "R-004");
    await view.row("R-001").locator(".column-title").click();
    await cursorIn("R-001", "R-002");
    await workbench().focusEditor("registers.pmo.yaml");
    await workbench().goTo(await placeOf(workbench(), registers, "Peak season"));
    await view.row("R-004").and(view.frame.locator('[aria-selected="true"]')).waitFor();
    equal(await view.row("R-001").getAttribute("aria-selected"), null);
  });

  it("beside it stand the bow-tie of the risk that is chosen, and a burndown that says what it needs from git", async () => {
    const view = await matrix();
    await view.chip("R-001", "inherent").click();
    await view.frame.getByRole("tab", { name: "Bow-tie" }).click();
    match((await view.frame.locator(".bowtie-title").textContent()) ?? "", /^R-001 /);
    ok((await view.frame.locator(".bowtie-box").count()) >= 5, "every side has a box");
    await view.frame.getByRole("tab", { name: "Burndown" }).click();
    await view.frame.getByRole("button", { name: "Read the git history" }).click();
    await view.frame.getByText("This project is in no git repository that VS Code knows").waitFor();
    await view.frame.getByRole("tab", { name: "Register" }).click();
    // What is opened next belongs beside the view, not over it.
    await workbench().focusEditor("registers.pmo.yaml");
  });

  it("threats and opportunities stand mirrored, and a switch takes one half away", async () => {
    const view = await matrix();
    equal(await view.frame.locator(".half").count(), 2);
    const heads = (half: string) =>
      view.frame.locator(`.half[data-half="${half}"] [role="columnheader"]`).allInnerTexts();
    deepEqual(await heads("opportunity"), (await heads("threat")).toReversed());
    await workbench().screenshot("risk-mirrored");
    await view.frame.getByRole("button", { name: "Threats", exact: true }).click();
    equal(await view.frame.locator(".half").count(), 1);
    await view.frame.getByRole("button", { name: "Both", exact: true }).click();
  });

  it("the matrix as it shows is saved as a PNG, twice as fine as the screen", async () => {
    const view = await matrix();
    await view.frame.getByRole("button", { name: "Export…" }).click();
    await view.frame.getByRole("menuitem", { name: "Matrix as PNG" }).click();
    const name = "mobile-store-risk-matrix.png";
    await workbench().saveUnderOfferedName(name);
    await workbench().waitForNotification(/The risks are saved in .*risk-matrix\.png/);
    const data = await workbench().savedBytes(`mobile-store/${name}`);
    equal(data.subarray(1, 4).toString("latin1"), "PNG");
    const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
    ok(width % 2 === 0 && width > 2000 && height > 1000, `${width} × ${height}`);
    // What is opened next belongs beside the view, not over it.
    await workbench().focusEditor("registers.pmo.yaml");
  });

  it("a probability that is typed moves the chip at once, without saving", async () => {
    const view = await matrix();
    const { line, column } = await placeOf(
      workbench(),
      registers,
      "4",
      "id: R-002\n    title: Stock figures of the stores are wrong\n    category: data\n    cause: Counting is done once a quarter only\n    effect: Customers order goods that are not there\n    probability: ",
    );
    await workbench().openFile(registers, { line, column });
    await workbench().press("Delete");
    await workbench().type("2");
    await view.cell("Unlikely", "Major").locator('.chip:not(.chip-ghost)[data-risk="R-002"]').waitFor();
    equal(await view.cell("Likely", "Major").locator(".chip:not(.chip-ghost)").count(), 0);
    match(await workbench().savedText(registers), /probability: 4/);
  });

  it("a risk that is dragged to another cell is assessed anew with a reason, which one undo takes back", async () => {
    const view = await RiskMatrixView.find(workbench());
    await workbench().focusEditor("registers.pmo.yaml");
    const before = await workbench().editorText();
    await view.chip("R-001", "inherent").focus();
    await workbench().press("e");
    const dialog = view.frame.getByRole("dialog");
    await dialog.getByLabel("Probability").selectOption("1");
    await dialog.getByLabel("Reason").fill("The permit has come");
    await workbench().screenshot("risk-rescore");
    await dialog.getByRole("button", { name: "Write" }).click();
    await view.cell("Rare", "Major").locator('.chip:not(.chip-ghost)[data-risk="R-001"]').waitFor();
    await workbench().focusEditor("registers.pmo.yaml");
    ok((await workbench().editorText()).includes("reason: The permit has come"));
    await workbench().press("Control+z");
    await view.cell("Possible", "Major").locator('.chip:not(.chip-ghost)[data-risk="R-001"]').waitFor();
    equal(await workbench().editorText(), before);
  });
});
