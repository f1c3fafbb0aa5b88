// Measures yaml-language-server through its own language service, in a process of its own: `node peer.cjs <measurement> <tasks> <keystrokes of each kind>`. Its wait
// before validation is no part of these times. The schema is the one that this extension contributes for plain YAML editors.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService, type LanguageService } from "yaml-language-server";
import { planText } from "../plan-text";
import { heapInUse, measureKeystrokes } from "./measure";
import { completionsAsked, hoverPlaces, type Asked } from "./places";
import type { Measurements, OpeningTime, RequestTimes } from "./results";
import { median, timed } from "./statistics";

const uri = "file:///work/plan.pmo.yaml";

function openService(): LanguageService {
  const service = getLanguageService({
    schemaRequestService: (address) => Promise.reject(new Error(`asked for ${address}`)),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    format: true,
    schemas: [
      {
        uri: "file:///extension/pmo-file.schema.json",
        fileMatch: ["*.pmo.yaml"],
        schema: JSON.parse(readFileSync(join(process.cwd(), "dist/schemas/pmo-file.schema.json"), "utf8")),
      },
    ],
  });
  return service;
}

let version = 0;

function documentOf(text: string): TextDocument {
  return TextDocument.create(uri, "yaml", ++version, text);
}

async function validated(service: LanguageService, text: string): Promise<TextDocument> {
  const document = documentOf(text);
  const problems = await service.doValidation(document, false);
  if (problems.length > 0) throw new Error(`The peer finds ${problems.length} problems: ${problems[0]?.message}`);
  return document;
}

async function keystrokes(tasks: number, most: number): Promise<Measurements["keystrokes"]> {
  const text = planText(tasks);
  const service = openService();
  await validated(service, text);
  return measureKeystrokes(text, tasks, most, (typed) => service.doValidation(documentOf(typed), false));
}

/** Hover over a text as it stands, validated before; completion with the letter that asks for it. */
async function requests(tasks: number, most: number): Promise<RequestTimes> {
  const text = planText(tasks);
  const service = openService();
  const ask = ({ text: typed, offset }: Asked): Promise<number> => {
    const document = documentOf(typed);
    return timed(() => service.doComplete(document, document.positionAt(offset), false));
  };
  const asked = completionsAsked(text, tasks).slice(0, most);
  for (const one of asked.slice(0, 3)) await ask(one);
  const completions: number[] = [];
  for (const one of asked) completions.push(await ask(one));
  const document = await validated(service, text);
  const hovers: number[] = [];
  for (const offset of hoverPlaces(text, tasks).slice(0, most))
    hovers.push(await timed(() => service.doHover(document, document.positionAt(offset))));
  return { hover: median(hovers), completion: median(completions) };
}

async function format(tasks: number): Promise<number> {
  const service = openService();
  const document = documentOf(planText(tasks));
  const times: number[] = [];
  for (let run = 0; run < 3; run++) times.push(await timed(() => service.doFormat(document, {})));
  return median(times);
}

async function opening(tasks: number): Promise<OpeningTime> {
  const service = openService();
  const text = planText(tasks);
  const first = await timed(() => service.doValidation(documentOf(text), false));
  return { first, all: first, longest: first };
}

async function heap(tasks: number): Promise<number> {
  const open = openService();
  const document = await validated(open, planText(tasks));
  const used = heapInUse();
  // What is still asked for can't have been collected before.
  open.findDocumentSymbols(document, {});
  return used;
}

const measurements = { keystrokes, requests, format, opening, heap };
const [name = "", tasks = "", most = ""] = process.argv.slice(2);
const measure = Object.entries(measurements).find(([key]) => key === name)?.[1];
if (!measure) throw new Error(`unknown measurement: ${name}`);
void measure(Number(tasks), Number(most)).then((result) => process.stdout.write(`${JSON.stringify(result)}\n`));
