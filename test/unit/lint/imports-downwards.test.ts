import assert from "node:assert/strict";
import { ESLint } from "eslint";

async function lint(filePath: string, text: string): Promise<readonly string[]> {
  const eslint = new ESLint();
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).filter((item) => item.ruleId === "pmo/imports-downwards").map((item) => item.message);
}

describe("The lint rule that keeps imports running downwards", () => {
  it("refuses an import of core from above it", async () => {
    const [why] = await lint("src/core/model/x.ts", 'import { a } from "../../workspace/store";\na();\n');
    assert.match(why ?? "", /core imports nothing above it/);
  });

  it("refuses an import inside core from a folder that stands later", async () => {
    const [why] = await lint("src/core/text/x.ts", 'import { a } from "../model/build";\na();\n');
    assert.match(why ?? "", /core\/text stands below core\/model/);
  });

  it("refuses parsing code in a webview", async () => {
    const [why] = await lint("src/webview/gantt/x.ts", 'import { a } from "../../core/model/build";\na();\n');
    assert.match(why ?? "", /draws and never parses/);
  });

  it("lets types of the model through to a webview, and everything downwards", async () => {
    assert.deepEqual(
      await lint("src/webview/gantt/x.ts", 'import type { A } from "../../core/model/types";\nexport type B = A;\n'),
      [],
    );
    assert.deepEqual(await lint("src/core/schedule/x.ts", 'import { a } from "../calendar/compile";\na();\n'), []);
    assert.deepEqual(await lint("src/extension/x.ts", 'import { a } from "../language/completion";\na();\n'), []);
  });
}).timeout(30_000);
