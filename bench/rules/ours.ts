import { builtInStandardNames } from "../../src/core/standard/built-in";
import { ProjectStore } from "../../src/workspace/store";
import { plainStandard } from "./plain-rules";
import { edits, projectText, type Measured } from "./projects";

const standard = `standard:
  id: all
  version: 1.0.0
  extends: [${builtInStandardNames.map((name) => JSON.stringify(name)).join(", ")}]
`;

/** A store in which all is known but what the rules of `all.pmo.yaml` say. */
function storeOf(texts: readonly string[]): ProjectStore {
  const store = new ProjectStore();
  texts.forEach((text, at) => {
    store.setFile(`p${at}/plan.pmo.yaml`, text);
  });
  store.allFindings();
  return store;
}

/** Milliseconds until all rules of a standard have run on the projects, and how much they found. */
function measureCold(store: ProjectStore, standard: string): { readonly cold: number; readonly found: number } {
  store.setFile("all.pmo.yaml", standard);
  const begun = performance.now();
  const findings = store.allFindings();
  const cold = performance.now() - begun;
  return { cold, found: findings.filter(({ data }) => data?.["standard"] !== undefined).length };
}

/** Milliseconds for one edit after another of one of the projects. */
function measureEdits(store: ProjectStore): readonly { readonly file: number; readonly all: number }[] {
  const path = `p${store.projects().length >> 1}/plan.pmo.yaml`;
  let text = store.file(path)?.text ?? "";
  return Array.from({ length: edits }, (_, at) => {
    const line = text.indexOf("duration: ", (text.length / edits) * at);
    text = `${text.slice(0, line)}duration: ${10 + at}d${text.slice(text.indexOf("\n", line))}`;
    const start = performance.now();
    store.setFile(path, text);
    store.findings(path);
    const file = performance.now() - start;
    store.allFindings();
    return { file, all: performance.now() - start };
  });
}

/** Measures with the standard and the number of projects that the command line names, and prints the result as JSON. */
function main(): void {
  const [which, count] = process.argv.slice(2);
  const store = storeOf(Array.from({ length: Number(count) }, (_, at) => projectText(at)));
  const measured: Measured = {
    ...measureCold(store, which === "all" ? standard : plainStandard),
    edits: which === "all" ? measureEdits(store) : [],
  };
  console.log(JSON.stringify(measured));
}

main();
