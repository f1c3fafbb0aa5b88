// A process of its own for @vscode/test-web: it logs every request to the console, and a failure to listen would end
// the process that started it. The parent sends one message with what to open; when the parent goes, so do we.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pollUntil } from "./wait.mjs";

process.on("disconnect", () => process.exit(0));

process.on(
  "message",
  async (
    /** @type {{ modules: string, open: Record<string, unknown> & { host: string, port: number } }} */ message,
  ) => {
    const require = createRequire(join(message.modules, "package.json"));
    await require("@vscode/test-web").open(message.open);
    await pollUntil(
      () =>
        fetch(`http://${message.open.host}:${message.open.port}/`).then(
          (answer) => answer.ok,
          () => false,
        ),
      {
        what: "the web server of VS Code",
        timeout: 30_000,
      },
    );
    process.send?.("ready");
  },
);
