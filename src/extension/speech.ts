import * as vscode from "vscode";
import { renderMessage, type Message, type Translations } from "../core/text/message";
import type { Language, Speech } from "../protocol/common";

/** The language of the person: that of VS Code, or the one they set. */
export class Speaker implements vscode.Disposable {
  readonly #onDidChange = new vscode.EventEmitter<void>();
  readonly #listener: vscode.Disposable;
  readonly #japanese: Translations;
  #language: Language;

  private constructor(japanese: Translations) {
    this.#japanese = japanese;
    this.#language = chosenLanguage();
    this.#listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration("pmo.language")) return;
      this.#language = chosenLanguage();
      this.#onDidChange.fire();
    });
  }

  /** Reads the translations that come with the extension. Without them everything is said in English. */
  static async load(extensionUri: vscode.Uri): Promise<Speaker> {
    return new Speaker(await readTranslations(vscode.Uri.joinPath(extensionUri, "l10n", "bundle.l10n.ja.json")));
  }

  /** The person chose another language. */
  get onDidChange(): vscode.Event<void> {
    return this.#onDidChange.event;
  }

  get language(): Language {
    return this.#language;
  }

  get translations(): Translations {
    return this.#language === "ja" ? this.#japanese : {};
  }

  /** What views need to speak. */
  get speech(): Speech {
    return { language: this.language, translations: this.translations };
  }

  /** A message in the person's language. */
  readonly say = (message: Message): string => renderMessage(message, this.translations);

  dispose(): void {
    this.#listener.dispose();
    this.#onDidChange.dispose();
  }
}

function chosenLanguage(): Language {
  const setting = vscode.workspace.getConfiguration("pmo").get<string>("language");
  if (setting === "en" || setting === "ja") return setting;
  return vscode.env.language.toLowerCase().startsWith("ja") ? "ja" : "en";
}

async function readTranslations(uri: vscode.Uri): Promise<Translations> {
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
    const entries = typeof data === "object" && data !== null ? Object.entries(data) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch (error) {
    console.warn("PMO: the Japanese texts could not be read", error);
    return {};
  }
}
