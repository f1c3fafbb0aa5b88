import { equal, match } from "node:assert/strict";
import { useWorkbench } from "./support/launch";

describe("a person opens a folder with a project file in VS Code", () => {
  const workbench = useWorkbench({ folder: "test/host/workspace", theme: "light" });

  it("the file opens as a project file, not as any YAML", async () => {
    await workbench().openFile("demo.pmo.yaml");
    equal(await workbench().languageMode(), "PMO YAML");
  });

  it("the palette offers the commands of PMO as Code", async () => {
    match((await workbench().commandsFor("PMO: ")).join("\n"), /^PMO: /m);
  });

  it("what is typed and saved is in the file", async () => {
    await workbench().openFile("demo.pmo.yaml");
    await workbench().press("Control+End");
    await workbench().insert("# checked\n");
    await workbench().save();
    await workbench().waitFor("the saved line on the disk", async () =>
      (await workbench().savedText("demo.pmo.yaml")).endsWith("# checked\n"),
    );
  });
});
