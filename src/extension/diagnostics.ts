import * as vscode from "vscode";
import type { Finding, Severity } from "../core/text/finding";
import type { ProjectStore } from "../workspace/store";
import { isSeenBySchema } from "../language/coexistence";
import { onDidChangeSharing, sharedFiles } from "./coexistence";
import { toRange, toUri } from "./convert";
import { documentationOf } from "./providers/finding-documentation";
import type { Speaker } from "./speech";

/** The `source` of our diagnostics. */
export const diagnosticSource = "pmo";

/** Wait after a change before findings are made, in milliseconds: loading many files counts as one change. */
const pause = 40;

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
  readonly #shown = new Map<string, string>();
  readonly #stop: () => void;
  readonly #listeners: readonly vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: ProjectStore, speaker: Speaker) {
    this.#store = store;
    this.#speaker = speaker;
    this.#stop = store.onDidChange(() => {
      this.#soon();
    });
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

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#report();
    }, pause);
  }

  #report(): void {
    const paths = new Set(this.#store.paths);
    const shared = sharedFiles();
    for (const file of [...this.#shown.keys()]) {
      if (paths.has(file)) continue;
      this.#shown.delete(file);
      this.#collection.delete(toUri(file));
    }
    for (const file of paths) {
      const all = this.#store.findings(file);
      // What the YAML extension of Red Hat tells of the same text is not told twice.
      const findings = shared.has(file) ? all.filter((finding) => !isSeenBySchema(finding)) : all;
      const fingerprint = JSON.stringify(findings);
      if ((this.#shown.get(file) ?? "[]") === fingerprint) continue;
      this.#shown.set(file, fingerprint);
      this.#collection.set(
        toUri(file),
        findings.map((finding) => this.#diagnostic(finding)),
      );
    }
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
    this.#stop();
    for (const listener of this.#listeners) listener.dispose();
    this.#collection.dispose();
  }
}
