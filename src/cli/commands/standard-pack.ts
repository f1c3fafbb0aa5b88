import path from "node:path";
import { changelogSection, standardPages, type Page } from "../../core/report/standard/pages";
import { wordingOf } from "../../core/report/gantt/format";
import { RuleCompiler } from "../../core/standard/compile-rule";
import { standardOfFile, type Standard } from "../../core/standard/model";
import {
  compareReleases,
  isRaisedEnough,
  leastVersion,
  releaseLevel,
  type ReleaseChange,
} from "../../core/standard/release/compare";
import { outsideNames } from "../../core/standard/outside-files";
import { resolveStandard } from "../../core/standard/resolve";
import { testStandard } from "../../core/standard/rule-tests";
import { applyEdits, replaceScalar } from "../../core/text/edit";
import { message } from "../../core/text/message";
import { namesOf } from "../../workspace/outside-files";
import { lookupIn } from "../../workspace/standards";
import type { ProjectStore } from "../../workspace/store";
import { readBytes, writeAtomically } from "../files";
import { openRepository } from "../git";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { load, relativePath } from "../load";
import { findingsText } from "../output/findings";
import { printable } from "../output/terminal";
import { copiedFiles, withFiles } from "./standard-files";

export interface StandardPackOptions {
  /** Folder that is written. */
  readonly output: string;
  /** Name of the npm package. */
  readonly name?: string;
  /** Revision of the repository at which the last version was published. */
  readonly against?: string;
}

/** Name of the standard's file in a package. */
const mainFile = "standard.pmo.yaml";

/**
 * `pmo standard pack`: checks and tests a standard, compares it with its last version, and writes a folder that can be published with npm: the standard, a changelog and a
 * page for each rule in both languages. Exit code 1 when something stands against it; nothing is written then. @throws CannotRun
 */
export async function packStandard(given: string, options: StandardPackOptions, host: Host): Promise<number> {
  const { store, isAsked } = await load(host.cwd, [given]);
  const standards = store.paths.filter(isAsked).flatMap((file) => {
    const found = store.file(file);
    return (found && standardOfFile(found)) ?? [];
  });
  const [standard, another] = standards;
  if (!standard) throw new CannotRun(message("'{0}' is no standard: its top-level key is not 'standard'.", given));
  if (another)
    throw new CannotRun(message("There are several standards under '{0}'. Name the file of one of them.", given));
  const out = path.resolve(host.cwd, options.output);
  const before = await lastVersion(standard, out, options, host);
  const changes = before
    ? [...compareReleases(before, standard), ...(await baseChanges(standard, store, out, options, host))]
    : [];
  if (!isSound(standard, store, host) || !isVersionRight(before, standard, changes, host)) return exitCodes.findings;
  const pages = await packageFiles(standard, store, changes, out, options, host);
  for (const { path: file, text } of pages) await writeAtomically(path.join(out, file), text);
  const words = message(
    "{0} {1}: {2} files written to {3}. Next: npm publish",
    standard.id,
    standard.version ?? "",
    pages.length,
    relativePath(host.cwd, out),
  );
  host.out(`${printable(say(host, words))}\n`);
  return exitCodes.clean;
}

/** Whether nothing is wrong with a standard and its rules pass their tests. */
function isSound(standard: Standard, store: ProjectStore, host: Host): boolean {
  const errors = bundled(standard, store).flatMap(({ one }) =>
    store
      .findings(one.file.path)
      // A base is the business of those who keep it, but what it names must come along.
      .filter(({ severity, code }) =>
        one === standard ? severity === "error" || severity === "warning" : code === "standard.file",
      ),
  );
  if (errors.length > 0) host.err(findingsText(errors, 1, host));
  const resolved = resolveStandard(standard, lookupIn(store));
  const failed = testStandard(resolved, new RuleCompiler()).filter(({ failure }) => failure);
  if (failed.length > 0)
    host.err(`${say(host, message("Tests failed: {0}. 'pmo standard test' tells more.", failed.length))}\n`);
  return errors.length === 0 && failed.length === 0;
}

function isVersionRight(
  before: Standard | undefined,
  standard: Standard,
  changes: readonly ReleaseChange[],
  host: Host,
): boolean {
  const level = releaseLevel(changes);
  if (!before || level === undefined || isRaisedEnough(before, standard, changes)) return true;
  for (const { level: own, subject, message: words } of changes)
    if (own === level) host.err(`${printable(`${subject}: ${say(host, words)}`)}\n`);
  const least = leastVersion(before.version ?? "0.0.0", level);
  const words = message(
    "These changes need version {0} at least; the standard says {1}, and the last one was {2}.",
    least,
    standard.version ?? "",
    before.version ?? "",
  );
  host.err(`${printable(say(host, words))}\n`);
  return false;
}

/** The standard as it was published last: at a revision, or in the folder that is written again. */
async function lastVersion(
  standard: Standard,
  out: string,
  { against }: StandardPackOptions,
  host: Host,
): Promise<Standard | undefined> {
  if (against !== undefined) {
    const repository = await openRepository(host.cwd);
    const text = await repository?.show(against, standard.file.path).catch(() => undefined);
    if (text === undefined)
      throw new CannotRun(message("The standard does not exist at '{0}'. Check the name of the revision.", against));
    return withFiles(standard.file.path, text, (file) => repository?.show(against, file).catch(() => undefined));
  }
  const file = path.join(out, mainFile);
  const text = await readText(file);
  return text === undefined ? undefined : withFiles(file, text, readText);
}

/** What differs in the standards that come along in the package, by their ids. One that is new has no version before. */
async function baseChanges(
  standard: Standard,
  store: ProjectStore,
  out: string,
  { against }: StandardPackOptions,
  host: Host,
): Promise<readonly ReleaseChange[]> {
  const repository = against === undefined ? undefined : await openRepository(host.cwd);
  const changes: ReleaseChange[] = [];
  for (const { one, name } of bundled(standard, store).slice(1)) {
    const file = against === undefined ? path.join(out, name) : one.file.path;
    const read = (at: string): Promise<string | undefined> | undefined =>
      against === undefined ? readText(at) : repository?.show(against, at).catch(() => undefined);
    const text = await read(file);
    const before = text === undefined ? undefined : await withFiles(file, text, read);
    if (before?.id !== one.id) continue;
    changes.push(
      ...compareReleases(before, one).map((change) => ({ ...change, subject: `${one.id}.${change.subject}` })),
    );
  }
  return changes;
}

async function readText(file: string): Promise<string | undefined> {
  const bytes = await readBytes(file).catch(() => undefined);
  return bytes && new TextDecoder().decode(bytes);
}

async function packageFiles(
  standard: Standard,
  store: ProjectStore,
  changes: readonly ReleaseChange[],
  out: string,
  options: StandardPackOptions,
  host: Host,
): Promise<readonly Page[]> {
  const copies = copiedFiles(bundled(standard, store).map(({ one }) => one));
  const files = [...copies].map(([, file]) => file);
  const name = options.name ?? `pmo-standard-${standard.id}`;
  const english = wordingOf("en", undefined);
  const japanese = wordingOf("ja", host.japanese);
  const manifest = {
    name,
    version: standard.version ?? "0.0.0",
    description: standard.title?.en ?? standard.id,
    keywords: ["pmo-standard"],
    files: ["*.pmo.yaml", "docs", "CHANGELOG*.md", ...new Set(files.map((file) => file.path.split("/")[0]))],
    license: "UNLICENSED",
  };
  const usage = `# ${standard.title?.en ?? standard.id}\n\nA standard of [PMO as Code](docs/en/README.md) ([日本語](docs/ja/README.md)).\n\n\`\`\`yaml\nproject:\n  standard: npm:${name}\n\`\`\`\n`;
  return [
    { path: "package.json", text: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: "README.md", text: usage },
    ...standardFiles(standard, store, copies),
    ...files,
    { path: "CHANGELOG.md", text: await changelog(standard, changes, path.join(out, "CHANGELOG.md"), english) },
    { path: "CHANGELOG.ja.md", text: await changelog(standard, changes, path.join(out, "CHANGELOG.ja.md"), japanese) },
    ...standardPages(standard, english, "docs/en/"),
    ...standardPages(standard, japanese, "docs/ja/"),
  ];
}

/** The standard and those that it extends by path, side by side: what stands elsewhere does not come along in a package. */
function standardFiles(standard: Standard, store: ProjectStore, copies: ReadonlyMap<string, Page>): readonly Page[] {
  const lookup = lookupIn(store);
  const all = bundled(standard, store);
  const names = new Map(all.map(({ one, name }) => [one.file.path, name]));
  return all.map(({ one, name }) => {
    const { file } = one;
    const edits = one.extends.flatMap((item) => {
      const base = lookup(item.text, file.path);
      const target = item.text.startsWith("npm:") ? undefined : base && names.get(base.path);
      return target === undefined ? [] : [replaceScalar(file, item.node, target)];
    });
    const places = new Map(namesOf(file).map((named) => [named.name, named.path ?? ""]));
    const moved = outsideNames(file).flatMap(({ text, node }) => {
      const target = copies.get(places.get(text) ?? "")?.path;
      return target === undefined || target === text ? [] : [replaceScalar(file, node, target)];
    });
    return { path: name, text: applyEdits(file.text, [...edits, ...moved]) };
  });
}

/** The standard and its bases in files of their own, with the names that they have in the package. Built-in ones and those of packages stay where they are. */
function bundled(
  standard: Standard,
  store: ProjectStore,
): readonly { readonly one: Standard; readonly name: string }[] {
  const { standards } = resolveStandard(standard, lookupIn(store));
  const own = standards.filter(({ file }) => store.file(file.path) && !file.path.includes("/node_modules/"));
  return own.map((one, at) => ({ one, name: at === 0 ? mainFile : `base-${at}.pmo.yaml` }));
}

/** The changelog with this version on top; one that has it already is written anew from there. */
async function changelog(
  standard: Standard,
  changes: readonly ReleaseChange[],
  file: string,
  wording: ReturnType<typeof wordingOf>,
): Promise<string> {
  const known = (await readText(file)) ?? "";
  const sections = known.split(/^(?=## )/m).slice(1);
  const head = `## ${standard.version ?? "0.0.0"}\n`;
  const others = sections.filter((section) => !section.startsWith(head));
  // Without a change the section that is there tells more.
  const own =
    (changes.length === 0 && sections.find((section) => section.startsWith(head))) ||
    `${changelogSection(standard, changes, wording)}\n`;
  return `# ${wording.text(message("Changelog"))}\n\n${[own, ...others].join("").trimEnd()}\n`;
}
