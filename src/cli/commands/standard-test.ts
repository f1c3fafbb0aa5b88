import { RuleCompiler } from "../../core/standard/compile-rule";
import { standardOfFile, type Standard } from "../../core/standard/model";
import { resolveStandard } from "../../core/standard/resolve";
import { exampleTitle, testStandard, untestedRules, type RuleTestResult } from "../../core/standard/rule-tests";
import { message, type Message } from "../../core/text/message";
import { lookupIn } from "../../workspace/standards";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { load, relativePath } from "../load";
import { paint, printable } from "../output/terminal";

export interface StandardTestOptions {
  readonly format: "pretty" | "json";
}

/** A standard with the results of its tests. */
interface Tested {
  readonly standard: Standard;
  readonly results: readonly RuleTestResult[];
}

/** `pmo standard test`: tries the rules of standards on their examples. @throws CannotRun */
export async function testStandards(
  paths: readonly string[],
  options: StandardTestOptions,
  host: Host,
): Promise<number> {
  const { store, isAsked } = await load(host.cwd, paths);
  const compiler = new RuleCompiler();
  const lookup = lookupIn(store);
  const tested = store.paths.filter(isAsked).flatMap((path): readonly Tested[] => {
    const file = store.file(path);
    const standard = file && standardOfFile(file);
    return standard ? [{ standard, results: testStandard(resolveStandard(standard, lookup), compiler) }] : [];
  });
  if (tested.length === 0)
    throw new CannotRun(message("No standard here: no file has the top-level key 'standard'. Check the path."));
  host.out(options.format === "json" ? asJson(tested, host) : asText(tested, host));
  return tested.some(({ results }) => results.some(({ failure }) => failure)) ? exitCodes.findings : exitCodes.clean;
}

function shown(text: Message | string, host: Host): string {
  return printable(typeof text === "string" ? text : say(host, text));
}

/** `file:line:column`, counted from 1. */
function placeOf({ file }: Standard, { example }: RuleTestResult, host: Host): string {
  const { line, character } = file.lines.position(example.node.start);
  return printable(`${relativePath(host.cwd, file.path)}:${line + 1}:${character + 1}`);
}

function asText(tested: readonly Tested[], host: Host): string {
  const failures = tested.flatMap(({ standard, results }) =>
    results.flatMap((result) => {
      if (!result.failure) return [];
      const place = paint(placeOf(standard, result, host), "bold", host.color);
      const word = paint(say(host, message("failed")), "red", host.color);
      const rule = paint(printable(`${standard.id}.${result.example.rule.id}`), "gray", host.color);
      return [`${place} ${word} ${rule} ${shown(exampleTitle(result.example), host)}: ${shown(result.failure, host)}`];
    }),
  );
  const untested = tested.flatMap(({ standard }) => {
    const names = untestedRules(standard).map(({ id }) => printable(`${standard.id}.${id}`));
    return names.length === 0 ? [] : [say(host, message("Rules without an example: {0}", names.join(", ")))];
  });
  const all = tested.flatMap(({ results }) => results);
  const failed = all.filter(({ failure }) => failure).length;
  const summary = message("Tests: {0} passed, {1} failed", all.length - failed, failed);
  return [...failures, ...untested, say(host, summary)].map((line) => `${line}\n`).join("");
}

/** One object a standard; places count from 0, as in the Language Server Protocol. */
function asJson(tested: readonly Tested[], host: Host): string {
  const list = tested.map(({ standard, results }) => ({
    standard: standard.id,
    file: relativePath(host.cwd, standard.file.path),
    tests: results.map((result) => ({
      rule: `${standard.id}.${result.example.rule.id}`,
      kind: result.example.kind,
      name: typeof exampleTitle(result.example) === "string" ? exampleTitle(result.example) : null,
      range: standard.file.lines.range(result.example.node),
      passed: !result.failure,
      failure: result.failure ? say(host, result.failure) : null,
      findings: result.findings.map((finding) => say(host, finding)),
    })),
    untested: untestedRules(standard).map(({ id }) => `${standard.id}.${id}`),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}
