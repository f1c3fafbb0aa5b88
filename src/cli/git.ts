import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { GitRepository } from "../workspace/git-history";

const run = promisify(execFile);
/** Bytes of one answer of git. */
const largestAnswer = 64 * 2 ** 20;

/** The repository in which a folder lies; undefined where it lies in none, or git is not there. */
export async function openRepository(folder: string): Promise<GitRepository | undefined> {
  const git = async (cwd: string, ...args: readonly string[]): Promise<string> => {
    // Nothing that stands in a file is taken for an option or a command, and nobody is asked for a password.
    const options = {
      cwd,
      maxBuffer: largestAnswer,
      env: { ...process.env, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" },
    };
    const { stdout } = await run("git", [...args], options);
    return stdout;
  };
  let top: string;
  try {
    top = (await git(folder, "rev-parse", "--show-toplevel")).trim();
  } catch {
    return undefined;
  }
  const inRepository = async (file: string): Promise<string> =>
    path.relative(top, path.join(await realpath(path.dirname(file)), path.basename(file))).replaceAll(path.sep, "/");
  return {
    async log({ maxEntries, path: below }) {
      const lines = await git(
        top,
        "log",
        `--max-count=${maxEntries}`,
        "--format=%H %ct",
        "--",
        await inRepository(below),
      );
      return lines.split("\n").flatMap((line) => {
        const [hash = "", seconds] = line.split(" ");
        return hash === "" ? [] : [{ hash, commitDate: new Date(Number(seconds) * 1000) }];
      });
    },
    show: async (ref, file) => git(top, "show", `${ref}:${await inRepository(file)}`),
  };
}
