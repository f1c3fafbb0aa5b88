import * as vscode from "vscode";
import { message } from "../core/text/message";
import type { Severity } from "../core/text/finding";
import { lensCommands } from "../language/code-lens";
import { fileStatus } from "../language/status";
import { toFile, toUri } from "./convert";
import { languageScope } from "./scope";
import { documentSelector, isProjectDocument } from "./selector";
import type { Services } from "./services";

/** Wait after a change before the status is made again, in milliseconds: findings come first. */
const pause = 150;

/** Errors are the business of Problems; the status says that a file is not all right. */
const severities: Readonly<Record<Severity, vscode.LanguageStatusSeverity>> = {
  error: vscode.LanguageStatusSeverity.Error,
  warning: vscode.LanguageStatusSeverity.Warning,
  info: vscode.LanguageStatusSeverity.Information,
  hint: vscode.LanguageStatusSeverity.Information,
};

/** Project, standard and findings of the file in the active editor, behind the braces in the status bar. */
export class LanguageStatus implements vscode.Disposable {
  readonly #services: Services;
  readonly #project = vscode.languages.createLanguageStatusItem("pmo.project", documentSelector);
  readonly #findings = vscode.languages.createLanguageStatusItem("pmo.findings", documentSelector);
  readonly #disposable: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services) {
    this.#services = services;
    const { store, speaker } = services;
    const soon = (): void => {
      this.#soon();
    };
    this.#disposable = vscode.Disposable.from(
      this.#project,
      this.#findings,
      new vscode.Disposable(store.onDidChange(soon)),
      speaker.onDidChange(soon),
      vscode.window.onDidChangeActiveTextEditor(soon),
    );
    this.#update();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#update();
    }, pause);
  }

  #update(): void {
    const { speaker, files } = this.#services;
    const { say } = speaker;
    const project = this.#project;
    const findings = this.#findings;
    project.name = say(message("PMO: project"));
    findings.name = say(message("PMO: findings"));
    project.busy = findings.busy = files.isLoading;
    if (files.isLoading)
      void files.loaded.then(() => {
        this.#soon();
      });
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isProjectDocument(document)) return;
    const status = fileStatus(languageScope(this.#services), toFile(document.uri));
    project.text = status?.title ?? say(message("Reading the project files…"));
    project.detail = status?.detail ?? "";
    project.severity = vscode.LanguageStatusSeverity.Information;
    project.command =
      status?.projectFile === undefined
        ? undefined
        : {
            title: say(message("Open the project file")),
            command: "vscode.open",
            arguments: [toUri(status.projectFile)],
          };
    findings.text = status?.findings ?? "";
    findings.severity = status?.worst ? severities[status.worst] : vscode.LanguageStatusSeverity.Information;
    findings.command = { title: say(message("Show problems")), command: lensCommands.findings };
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#disposable.dispose();
  }
}
