import * as vscode from "vscode";
import { inlayHints, type InlayHintKinds } from "../../language/inlay-hints";
import { toFile } from "../convert";
import { languageScope } from "../scope";
import { documentSelector } from "../selector";
import type { Services } from "../services";
import { ChangeSignal } from "./change-signal";

/** Computed dates, float and cost behind tasks, weekdays behind dates. */
export function registerInlayHints(services: Services): vscode.Disposable {
  const signal = new ChangeSignal(services, "pmo.inlayHints");
  const provider: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: signal.event,
    provideInlayHints(document, range) {
      const kinds = wantedKinds(document);
      const asked = { start: range.start, end: range.end };
      return inlayHints(languageScope(services), toFile(document.uri), asked, kinds).map(
        ({ position, label, tooltip }) => {
          const place = new vscode.Position(position.line, position.character);
          const hint = new vscode.InlayHint(place, label);
          hint.paddingLeft = true;
          hint.tooltip = tooltip;
          return hint;
        },
      );
    },
  };
  return vscode.Disposable.from(signal, vscode.languages.registerInlayHintsProvider(documentSelector, provider));
}

function wantedKinds({ uri }: vscode.TextDocument): InlayHintKinds {
  const settings = vscode.workspace.getConfiguration("pmo.inlayHints", uri);
  const isOn = (kind: string): boolean => settings.get<boolean>(kind) === true;
  return { dates: isOn("dates"), float: isOn("float"), weekdays: isOn("weekdays"), cost: isOn("cost") };
}
