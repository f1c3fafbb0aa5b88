import { CommanderError } from "commander";
import translations from "../../l10n/bundle.l10n.ja.json";
import { message } from "../core/text/message";
import { removeUnfinished } from "./files";
import { CannotRun, exitCodes, languageOf, say, type Host } from "./host";
import { printable } from "./output/terminal";
import { argumentProblem, Program } from "./program";

/** Put in by the build. */
declare const PMO_VERSION: string | undefined;

const version = typeof PMO_VERSION === "string" ? PMO_VERSION : "0.0.0-dev";
const interrupted = 130;

function localDate(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function makeHost(args: readonly string[]): Host {
  const language = languageOf(args, process.env);
  const { NO_COLOR, TERM } = process.env;
  return {
    cwd: process.cwd(),
    language,
    translations: language === "ja" ? translations : {},
    japanese: translations,
    color: process.stdout.isTTY === true && (NO_COLOR === undefined || NO_COLOR === "") && TERM !== "dumb",
    interactive: process.stderr.isTTY === true,
    today: localDate(new Date()),
    out: (content) => process.stdout.write(content),
    err: (text) => process.stderr.write(text),
  };
}

/** Runs one command line. @returns the exit code */
async function run(args: readonly string[], host: Host): Promise<number> {
  let code: number = exitCodes.clean;
  try {
    await new Program(host, version, (result) => (code = result)).run(args);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      const problem = argumentProblem(error);
      if (problem === undefined) return exitCodes.clean;
      host.err(`pmo: ${printable(say(host, problem))}\n`);
      return exitCodes.couldNotRun;
    }
    if (error instanceof CannotRun) {
      host.err(`pmo: ${printable(say(host, error.problem))}\n`);
      return exitCodes.couldNotRun;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    host.err(`pmo: ${say(host, message("Unexpected error; please report it with what follows."))}\n${detail}\n`);
    return exitCodes.couldNotRun;
  }
}

process.once("SIGINT", () => {
  removeUnfinished();
  process.exit(interrupted);
});
// A reader such as `head` may close early; that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? exitCodes.clean);
  throw error;
});

const args = process.argv.slice(2);
void run(args, makeHost(args)).then((code) => {
  process.exitCode = code;
});
