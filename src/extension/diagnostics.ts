import * as vscode from "vscode";
import type { Finding, Severity } from "../core/text/finding";
import type { ProjectStore } from "../workspace/store";
import { isSeenBySchema } from "../language/coexistence";
import { onDidChangeSharing, sharedFiles } from "./coexistence";
import { toFile, toRange, toUri } from "./convert";
import { documentationOf } from "./providers/finding-documentation";
import type { Speaker } from "./speech";

/** The `source` of our diagnostics. */
export const diagnosticSource = "pmo";

/** Wait after a change before findings are made, in milliseconds: loading many files counts as one change. */
const pause = 20;
/** Longest time for which findings are made at a stretch, in milliseconds. */
const slice = 12;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** What these findings are about has no effect: it is shown faded. */
const unnecessary: ReadonlySet<string> = new Set(["ignore.unused", "waiver.unused", "yaml.duplicate-key"]);

/** The code of a diagnostic, which may come with an address of its documentation. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Shows the findings of every file as problems. Only files whose findings differ from what is shown are sent again. */
export class FindingsReporter implements vscode.Disposable {
  readonly #store: ProjectStore;
  readonly #speaker: Speaker;
  readonly #collection = vscode.languages.createDiagnosticCollection(diagnosticSource);
  readonly #shown = new Map<string, { readonly findings: readonly Finding[]; readonly shared: boolean }>();
  readonly #onDidSettle = new vscode.EventEmitter<void>();
  /** Tells that all findings of the workspace are made and shown. */
  readonly onDidSettle = this.#onDidSettle.event;
  readonly #stops: readonly (() => void)[];
  readonly #listeners: readonly vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSettled = false;

  constructor(store: ProjectStore, speaker: Speaker) {
    this.#store = store;
    this.#speaker = speaker;
    this.#stops = [
      store.onDidChange(() => {
        this.#soon();
      }),
      store.onDidRead((file) => {
        this.#report(file);
      }),
    ];
    this.#listeners = [
      speaker.onDidChange(() => {
        this.#shown.clear();
        this.#soon();
      }),
      onDidChangeSharing(() => {
        this.#soon();
      }),
    ];
    this.#soon();
  }

  /** Whether all findings of the workspace are made, so that asking for them costs nothing. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  #soon(): void {
    this.#isSettled = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#begin();
    }, pause);
  }

  #begin(): void {
    const { paths } = this.#store;
    const present = new Set(paths);
    for (const file of [...this.#shown.keys()]) {
      if (present.has(file) || this.#store.isOpening(file)) continue;
      this.#shown.delete(file);
      this.#collection.delete(toUri(file));
    }
    // What somebody is looking at comes first.
    const visible = new Set(vscode.window.visibleTextEditors.map(({ document }) => toFile(document.uri)));
    this.#goOn([...paths.filter((file) => visible.has(file)), ...paths.filter((file) => !visible.has(file))], 0);
  }

  /** Makes findings of files from a place of the list on, in slices. A change in between begins anew; what is made is not made again. */
  #goOn(files: readonly string[], from: number, begun?: Generator<void, void>): void {
    const end = performance.now() + slice;
    let steps = begun;
    for (let at = from; at < files.length; at++) {
      const file = files[at] ?? "";
      steps ??= this.#store.prepareInSteps(file);
      while (!steps.next().done) {
        if (performance.now() < end) continue;
        this.#later(files, at, steps);
        return;
      }
      this.#report(file);
      steps = undefined;
      if (performance.now() > end && at + 1 < files.length) {
        this.#later(files, at + 1);
        return;
      }
    }
    this.#isSettled = true;
    this.#onDidSettle.fire();
  }

  #later(files: readonly string[], at: number, steps?: Generator<void, void>): void {
    this.#timer = setTimeout(() => {
      this.#goOn(files, at, steps);
    }, 0);
  }

  #report(file: string): void {
    const findings = this.#store.findings(file);
    const shared = sharedFiles().has(file);
    const shown = this.#shown.get(file);
    if (shown ? shown.findings === findings && shown.shared === shared : findings.length === 0) return;
    this.#shown.set(file, { findings, shared });
    // What the YAML extension of Red Hat tells of the same text is not told twice.
    const told = shared ? findings.filter((finding) => !isSeenBySchema(finding)) : findings;
    this.#collection.set(
      toUri(file),
      told.map((finding) => this.#diagnostic(finding)),
    );
  }

  #diagnostic(finding: Finding): vscode.Diagnostic {
    const { say } = this.#speaker;
    const diagnostic = new vscode.Diagnostic(
      toRange(finding.range),
      say(finding.message),
      severities[finding.severity],
    );
    const target = documentationOf(finding.code);
    diagnostic.code = target ? { value: finding.code, target } : finding.code;
    if (unnecessary.has(finding.code)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
    diagnostic.source = diagnosticSource;
    if (finding.related && finding.related.length > 0)
      diagnostic.relatedInformation = finding.related.map(
        ({ file, range, message }) =>
          new vscode.DiagnosticRelatedInformation(new vscode.Location(toUri(file), toRange(range)), say(message)),
      );
    return diagnostic;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    for (const listener of this.#listeners) listener.dispose();
    this.#collection.dispose();
    this.#onDidSettle.dispose();
  }
}
