import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { GitRepository } from "../../../src/workspace/git-history";

/** A real repository in a folder of its own, behind the part of the Git extension's API that is used. */
export class Repository implements GitRepository {
  readonly folder = mkdtempSync(path.join(tmpdir(), "pmo-history-"));
  shown = 0;

  constructor() {
    this.git("init", "--quiet");
  }

  git(...args: readonly string[]): string {
    const who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    return execFileSync("git", [...who, ...args], { cwd: this.folder, encoding: "utf8", stdio: "pipe" });
  }

  commit(date: string, name: string, text: string): void {
    writeFileSync(path.join(this.folder, name), text);
    this.git("add", "-A");
    execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-qm", "x", "--date", date], {
      cwd: this.folder,
      env: { ...process.env, GIT_COMMITTER_DATE: date },
    });
  }

  async log({ path: of }: { readonly path: string }) {
    const log = this.git("log", "--format=%H %cI", "--", of).trim();
    return (log === "" ? [] : log.split("\n")).map((line) => {
      const [hash = "", date = ""] = line.split(" ");
      return { hash, commitDate: new Date(date) };
    });
  }

  async show(ref: string, file: string): Promise<string> {
    this.shown++;
    return this.git("show", `${ref}:${path.relative(this.folder, file)}`);
  }
}
