import { equal } from "node:assert/strict";
import { useWorkbench } from "../support/launch";

// Only in the workbench of the web: that of code-server shows the steps of a tour without any picture.
describe("the tour of the extension", () => {
  const workbench = useWorkbench({ width: 1300, height: 1000 });

  it("has a picture for each of its steps", async () => {
    await workbench().runCommand("View: Close All Editor Groups");
    await workbench().runCommand("Welcome: Open Walkthrough...");
    await workbench().pick("Get started with PMO as Code");
    const page = workbench().page.locator(".gettingStartedContainer");
    await page.locator(".step-list-container").waitFor();
    const steps = page.locator(".getting-started-step");
    equal(await steps.count(), 5);
    for (let step = 0; step < 5; step++) {
      await steps.nth(step).click();
      await workbench().webview("svg");
      await workbench().screenshot(`explorer tour ${step + 1}`);
    }
  });
});
