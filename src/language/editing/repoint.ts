import type { ParsedFile, Project } from "../../core/model/types";
import type { TextEdit } from "../../core/text/edit";
import { deleteItems } from "../../core/text/edit-entries";
import type { Span } from "../../core/text/range";
import type { SequenceNode, TreeNode } from "../../core/text/tree";
import type { LanguageScope } from "../types";

/** References that are to name another record from now on. */
export interface Repointing {
  readonly project: Project;
  /** Ids that are named now, and the one that is named instead. */
  readonly from: ReadonlySet<string>;
  readonly to: string;
  /** Which references are meant. */
  readonly counts: (site: Project["references"][number]) => boolean;
}

/** What has to be written in each file of all projects. Where a list would name the record twice, the later item goes away. */
export function repoint(scope: LanguageScope, change: Repointing): ReadonlyMap<string, readonly TextEdit[]> {
  const { store } = scope;
  const byFile = new Map<string, Span[]>();
  for (const project of store.projects())
    for (const site of project.references) {
      const isOwn =
        project === change.project
          ? site.project === undefined || site.project === project.id
          : site.project === change.project.id;
      if (!isOwn || !change.from.has(site.id) || !change.counts(site)) continue;
      const text = store.file(site.file)?.text.slice(site.span.start, site.span.end);
      // What stands in an alias or is written with escapes has no letters of its own here.
      if (text?.endsWith(site.id) !== true) continue;
      byFile.set(site.file, [
        ...(byFile.get(site.file) ?? []),
        { start: site.span.end - site.id.length, end: site.span.end },
      ]);
    }
  const edits = new Map<string, readonly TextEdit[]>();
  for (const [path, spans] of byFile) {
    const file = store.file(path);
    if (file) edits.set(path, editsOf(file, spans, change.to));
  }
  return edits;
}

function editsOf(file: ParsedFile, spans: readonly Span[], to: string): readonly TextEdit[] {
  const lists = new Map<SequenceNode | undefined, Span[]>();
  for (const span of spans) {
    const list = file.root && innermostList(file.root, span.start);
    lists.set(list, [...(lists.get(list) ?? []), span]);
  }
  return [...lists].flatMap(([list, own]) => {
    if (!list) return own.map((span) => ({ span, newText: to }));
    const twice = repeated(file, list, own, to);
    const isGone = ({ start }: Span): boolean =>
      list.items.some((item, index) => twice.has(index) && item.start <= start && start <= item.end);
    const kept = own.filter((span) => !isGone(span)).map((span) => ({ span, newText: to }));
    return [...kept, ...deleteItems(file, list, twice)];
  });
}

function innermostList(node: TreeNode, offset: number): SequenceNode | undefined {
  if (node.kind === "scalar" || offset < node.start || offset > node.end) return undefined;
  const children = node.kind === "mapping" ? node.entries.map(({ value }) => value) : node.items;
  for (const child of children) {
    const found = innermostList(child, offset);
    if (found) return found;
  }
  return node.kind === "sequence" ? node : undefined;
}

/** The items that say the same as an earlier one after the change. */
function repeated(file: ParsedFile, list: SequenceNode, spans: readonly Span[], to: string): ReadonlySet<number> {
  const seen = new Set<string>();
  const twice = new Set<number>();
  list.items.forEach((item, index) => {
    let text = "";
    let at = item.start;
    for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
      if (start < item.start || end > item.end) continue;
      text += file.text.slice(at, start) + to;
      at = end;
    }
    text = unquoted(text + file.text.slice(at, item.end));
    if (seen.has(text)) twice.add(index);
    seen.add(text);
  });
  return twice;
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/su, "$2");
}
