import { renderMessage, type Message, type Translations } from "../core/text/message";

export type Language = "en" | "ja";

/** What a command needs from the process that runs it. */
export interface Host {
  readonly cwd: string;
  readonly language: Language;
  readonly translations: Translations;
  /** Words for what is written in both languages. */
  readonly japanese: Translations;
  /** Whether results may be coloured. */
  readonly color: boolean;
  /** Whether somebody watches the error stream, so that progress may be shown there. */
  readonly interactive: boolean;
  /** The present day, `2026-04-01`. */
  readonly today: string;
  /** Results. */
  out(content: string | Uint8Array): void;
  /** Problems, notes and progress. */
  err(text: string): void;
}

/** Exit codes of `pmo`. */
export const exitCodes = { clean: 0, findings: 1, couldNotRun: 2 } as const;

/** The command could not run: what, where and how to mend it. Ends with exit code 2. */
export class CannotRun extends Error {
  constructor(readonly problem: Message) {
    super(problem.template);
    this.name = "CannotRun";
  }
}

/** Puts a message into words in the language of the host. */
export function say(host: Pick<Host, "translations">, text: Message): string {
  return renderMessage(text, host.translations);
}

/** `ja` for `--lang ja` or a Japanese locale (LC_ALL, then LC_MESSAGES, then LANG), otherwise `en`. */
export function languageOf(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const index = args.lastIndexOf("--lang");
  const inline = args.findLast((arg) => arg.startsWith("--lang="))?.slice("--lang=".length);
  const asked = (index >= 0 ? args[index + 1] : undefined) ?? inline;
  if (asked === "ja" || asked === "en") return asked;
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  return /^ja(?:[_.@-]|$)/i.test(locale ?? "") ? "ja" : "en";
}
