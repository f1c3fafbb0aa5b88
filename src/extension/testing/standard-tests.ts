import * as vscode from "vscode";
import { headSpan } from "../../core/model/origin";
import { RuleCompiler } from "../../core/standard/compile-rule";
import { standardOfFile, type Standard } from "../../core/standard/model";
import { resolveStandard } from "../../core/standard/resolve";
import { ruleExamples, runExample, untestedRules, type RuleTestResult } from "../../core/standard/rule-tests";
import { message } from "../../core/text/message";
import { lookupIn, standardsIn } from "../../workspace/standards";
import { toFile, toRange, toUri } from "../convert";
import type { Services } from "../services";
import { Slices } from "../slices";
import { exampleKey, exampleRange, fillStandard } from "./test-items";

/** How long nobody types before the list of tests follows, in milliseconds. */
const quiet = 300;

/** The rules of standards as tests: `valid` and `invalid` examples in the Test Explorer, run by themselves while somebody types if wanted, with the rules that no example tries as coverage. */
export class StandardTests implements vscode.Disposable {
  readonly controller: vscode.TestController;
  /** How tests are run, and how the rules without one are shown. */
  readonly profiles: { readonly run: vscode.TestRunProfile; readonly coverage: vscode.TestRunProfile };
  readonly #services: Services;
  readonly #compiler = new RuleCompiler();
  readonly #disposables: vscode.Disposable[];
  /** What goes on by itself: the tests that are wanted, until it is stopped. */
  readonly #continuous = new Map<vscode.TestRunRequest, vscode.CancellationToken>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param id of the controller, which VS Code knows once */
  constructor(services: Services, id = "pmo.standardTests") {
    const { store, speaker } = services;
    this.#services = services;
    this.controller = vscode.tests.createTestController(id, speaker.say(message("PMO standards")));
    const run = this.controller.createRunProfile(
      speaker.say(message("Try the examples")),
      vscode.TestRunProfileKind.Run,
      (request, token) => this.#start(request, token),
      true,
    );
    run.supportsContinuousRun = true;
    const cover = this.controller.createRunProfile(
      speaker.say(message("Show rules without an example")),
      vscode.TestRunProfileKind.Coverage,
      (request, token) => this.#run(request, token, true),
    );
    cover.loadDetailedCoverage = (_run, coverage) => Promise.resolve(this.#coverage(coverage.uri));
    this.controller.refreshHandler = () => {
      this.#refresh();
    };
    // Asked when the tests are looked at first; all of them are known then.
    this.controller.resolveHandler = (item) => {
      if (!item) this.#refresh();
    };
    const stop = store.onDidChange(({ paths }) => {
      this.#changed(paths);
    });
    this.profiles = { run, coverage: cover };
    this.#disposables = [this.controller, run, cover, { dispose: stop }];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Follows the files of standards; typing in a plan costs nothing. */
  #changed(paths: readonly string[]): void {
    const isAbout = (path: string): boolean =>
      this.controller.items.get(path) !== undefined || isStandard(this.#services, path);
    if (paths.some(isAbout)) this.refreshSoon();
  }

  /** Lists the tests anew when nobody types any more, and runs those that run by themselves. */
  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#refresh();
      for (const [request, token] of this.#continuous) void this.#run(request, token, false);
    }, quiet);
  }

  #refresh(): void {
    const { store, speaker } = this.#services;
    const items = standardsIn(store).map((standard) => {
      const { path } = standard.file;
      const item =
        this.controller.items.get(path) ??
        this.controller.createTestItem(path, standard.title?.[speaker.language] ?? standard.id, toUri(path));
      item.label = standard.title?.[speaker.language] ?? standard.id;
      item.description = vscode.workspace.asRelativePath(toUri(path));
      fillStandard(this.controller, item, standard, speaker);
      return item;
    });
    this.controller.items.replace(items);
  }

  async #start(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    if (request.continuous === true) {
      this.#continuous.set(request, token);
      token.onCancellationRequested(() => this.#continuous.delete(request));
    }
    await this.#run(request, token, false);
  }

  async #run(request: vscode.TestRunRequest, token: vscode.CancellationToken, withCoverage: boolean): Promise<void> {
    await this.#services.files.loaded;
    this.#refresh();
    const run = this.controller.createTestRun(request);
    const wanted = request.include ?? [...this.controller.items].map(([, item]) => item);
    const left = new Set(request.exclude ?? []);
    const slices = new Slices(token);
    for (const item of examplesIn(wanted, left, this.controller)) {
      if (token.isCancellationRequested) {
        run.skipped(item);
        continue;
      }
      this.#try(run, item);
      if (slices.isOver) await slices.pause();
    }
    if (withCoverage)
      for (const standard of standardsIn(this.#services.store)) {
        const count = standard.rules.length;
        if (count === 0) continue;
        const covered = count - untestedRules(standard).length;
        run.addCoverage(
          new vscode.FileCoverage(toUri(standard.file.path), new vscode.TestCoverageCount(covered, count)),
        );
      }
    run.end();
  }

  #try(run: vscode.TestRun, item: vscode.TestItem): void {
    const { store, speaker } = this.#services;
    const file = item.uri && store.file(toFile(item.uri));
    const standard = file && standardOfFile(file);
    const example = standard && ruleExamples(standard).find((one) => exampleKey(one) === item.id);
    if (!standard || !example) {
      run.skipped(item);
      return;
    }
    run.started(item);
    const began = performance.now();
    const resolved = resolveStandard(standard, lookupIn(store));
    const result = runExample(example, resolved, this.#compiler);
    this.#tell(run, item, result, standard);
    const duration = performance.now() - began;
    if (!result.failure) {
      run.passed(item, duration);
      return;
    }
    const words = new vscode.TestMessage(speaker.say(result.failure));
    if (item.uri) words.location = new vscode.Location(item.uri, exampleRange(example, standard.file));
    run.failed(item, words, duration);
  }

  /** What a rule found in its example, for the person who looks at the output. */
  #tell(run: vscode.TestRun, item: vscode.TestItem, { example, findings }: RuleTestResult, standard: Standard): void {
    const { speaker } = this.#services;
    const found = findings.length === 0 ? [message("No finding.")] : findings;
    const lines = [`${standard.id}.${example.rule.id} · ${item.label}`, ...found.map((one) => `  ${speaker.say(one)}`)];
    run.appendOutput(`${lines.join("\r\n")}\r\n`, undefined, item);
  }

  /** Each rule of a standard, and how many examples try it. */
  #coverage(uri: vscode.Uri): vscode.FileCoverageDetail[] {
    const file = this.#services.store.file(toFile(uri));
    const standard = file && standardOfFile(file);
    if (!standard) return [];
    return standard.rules.map(({ node, id, valid, invalid }) => {
      const range = toRange(standard.file.lines.range(headSpan({ file: standard.file.path, node })));
      return new vscode.DeclarationCoverage(id, valid.length + invalid.length, range);
    });
  }
}

/** The tests of a workspace, from the first standard on: where there is none, VS Code shows no view of tests because of us. */
export function testsOfStandards(services: Services): vscode.Disposable {
  const { store } = services;
  let tests: StandardTests | undefined;
  const stop = store.onDidChange(({ paths }) => {
    if (tests || !paths.some((path) => isStandard(services, path))) return;
    tests = new StandardTests(services);
    tests.refreshSoon();
    stop();
  });
  return new vscode.Disposable(() => {
    stop();
    tests?.dispose();
  });
}

function isStandard({ store }: Services, path: string): boolean {
  const file = store.file(path);
  return file !== undefined && standardOfFile(file) !== undefined;
}

/** The examples among tests and in them, without those that are left out. Items of before a change are taken by their place. */
function examplesIn(
  items: Iterable<vscode.TestItem>,
  left: ReadonlySet<vscode.TestItem>,
  controller: vscode.TestController,
): readonly vscode.TestItem[] {
  const found: vscode.TestItem[] = [];
  const enter = (item: vscode.TestItem): void => {
    if (left.has(item)) return;
    // Standards hold rules, and rules hold examples.
    if (item.parent?.parent) found.push(item);
    for (const [, child] of item.children) enter(child);
  };
  for (const item of items) enter(presentItem(item, controller) ?? item);
  return found;
}

/** The item that stands now where one stood that was asked for. */
function presentItem(item: vscode.TestItem, controller: vscode.TestController): vscode.TestItem | undefined {
  const path: string[] = [];
  for (let at: vscode.TestItem | undefined = item; at; at = at.parent) path.unshift(at.id);
  const [first = "", ...rest] = path;
  return rest.reduce<vscode.TestItem | undefined>((at, id) => at?.children.get(id), controller.items.get(first));
}
