import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { planText } from "../plan-text";
import { sampleOf, typeInto } from "./keystrokes";
import { median } from "./statistics";

const uri = "file:///work/plan.pmo.yaml";
const root = new URL("../..", import.meta.url);
const schema = pathToFileURL(fileURLToPath(new URL("dist/schemas/pmo-file.schema.json", root))).href;

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** The least of a client of the Language Server Protocol: messages over the standard streams of a child process. */
class Client {
  readonly #child = spawn(
    process.execPath,
    [createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server"), "--stdio"],
    { stdio: ["pipe", "pipe", "ignore"] },
  );
  #received = Buffer.alloc(0);
  #listener: (message: Message) => void = () => undefined;

  constructor() {
    this.#child.stdout.on("data", (data: Buffer) => {
      this.#received = Buffer.concat([this.#received, data]);
      this.#read();
    });
  }

  #read(): void {
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString("ascii", 0, end))?.[1]);
      const from = end + 4;
      if (this.#received.length < from + length) return;
      const message = JSON.parse(this.#received.toString("utf8", from, from + length)) as Message;
      this.#received = this.#received.subarray(from + length);
      if (message.method === "workspace/configuration") this.#configure(message);
      else if (message.method !== undefined && message.id !== undefined) this.#send({ id: message.id, result: null });
      else this.#listener(message);
    }
  }

  /** The server asks for its settings: those of `yaml` come first. */
  #configure({ id, params }: Message): void {
    const { items } = params as { readonly items: readonly { readonly section?: string }[] };
    const settings = { validate: true, schemas: { [schema]: ["*.pmo.yaml"] }, schemaStore: { enable: false } };
    this.#send({ id, result: items.map(({ section }) => (section === "yaml" ? settings : {})) });
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** Sends a request or a notification, and waits for the message that answers it. */
  async exchange(message: object, answers: (message: Message) => boolean): Promise<Message> {
    const answer = new Promise<Message>((resolve) => {
      this.#listener = (received) => {
        if (answers(received)) resolve(received);
      };
    });
    this.#send(message);
    return answer;
  }

  notify(method: string, params: object): void {
    this.#send({ method, params });
  }

  stop(): void {
    this.#child.kill();
  }
}

const hasFindings = ({ method }: Message): boolean => method === "textDocument/publishDiagnostics";

/**
 * The peer as an editor runs it: a server over standard streams, with its own wait before it validates.
 * @returns median milliseconds from a change of the text to its diagnostics
 */
export async function measureServer(tasks: number, most: number): Promise<number> {
  const client = new Client();
  try {
    const capabilities = { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } };
    const params = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities };
    await client.exchange({ id: 1, method: "initialize", params }, ({ id }) => id === 1);
    client.notify("initialized", {});
    const text = planText(tasks);
    const opened = { uri, languageId: "yaml", version: 1, text };
    await client.exchange({ method: "textDocument/didOpen", params: { textDocument: opened } }, hasFindings);
    const times: number[] = [];
    for (const [at, keystroke] of sampleOf(typeInto(text, tasks), most).entries()) {
      const change = { textDocument: { uri, version: at + 2 }, contentChanges: [{ text: keystroke.text() }] };
      const begun = performance.now();
      await client.exchange({ method: "textDocument/didChange", params: change }, hasFindings);
      times.push(performance.now() - begun);
    }
    return median(times);
  } finally {
    client.stop();
  }
}
