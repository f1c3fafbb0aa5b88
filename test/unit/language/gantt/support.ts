import assert from "node:assert/strict";
import type { Project } from "../../../../src/core/model/types";
import { applyEdits } from "../../../../src/core/text/edit";
import { parseInstant, type Instant } from "../../../../src/core/text/instant";
import { renderMessage } from "../../../../src/core/text/message";
import { LineIndex } from "../../../../src/core/text/range";
import { ganttEdit } from "../../../../src/language/gantt/edit";
import { ganttPreview } from "../../../../src/language/gantt/preview";
import type { LanguageScope } from "../../../../src/language/types";
import type { GanttEdit, GanttPreview } from "../../../../src/protocol/gantt-edit";
import { ProjectStore } from "../../../../src/workspace/store";

export const mainFile = "plans/crm/project.pmo.yaml";

/** A plan in the editor with its Gantt chart beside it. */
export class OpenPlan {
  readonly store = new ProjectStore();
  readonly #texts: Record<string, string>;

  constructor(text: string, others: Readonly<Record<string, string>> = {}) {
    this.#texts = { ...others, [mainFile]: text };
    for (const [path, content] of Object.entries(this.#texts)) this.store.setFile(path, content);
  }

  get scope(): LanguageScope {
    return { store: this.store, language: "en", today: "2026-05-01", render: (words) => renderMessage(words) };
  }

  get project(): Project {
    const project = this.store.projectOf(mainFile);
    assert.ok(project);
    return project;
  }

  get text(): string {
    return this.#texts[mainFile] ?? "";
  }

  textOf(file: string): string {
    return this.#texts[file] ?? "";
  }

  preview(edit: GanttEdit): GanttPreview {
    return ganttPreview(this.scope, this.project, edit);
  }

  /** Does an edit. @returns why it was refused, undefined when it was done */
  edit(edit: GanttEdit): string | undefined {
    const outcome = ganttEdit(this.scope, this.project, edit);
    if (outcome.problem) {
      assert.equal(outcome.edits.length, 0, "what is refused changes nothing");
      return renderMessage(outcome.problem);
    }
    for (const { file, edits } of outcome.edits) {
      const before = this.textOf(file);
      const lines = new LineIndex(before);
      const spans = edits.map(({ range, newText }) => ({
        span: { start: lines.offset(range.start), end: lines.offset(range.end) },
        newText,
      }));
      this.#texts[file] = applyEdits(before, spans);
      this.store.setFile(file, this.textOf(file));
    }
    return undefined;
  }

  /** Start and finish of a task as its schedule has them. */
  dates(id: string): { readonly start: Instant; readonly finish: Instant } {
    const task = this.store.schedule(this.project).byId.get(id);
    assert.ok(task, `${id} is in the plan`);
    return { start: task.start, finish: task.finish };
  }
}

/** `2026-04-06` or `2026-04-06T13:00` as an instant. */
export function instant(text: string): Instant {
  const read = parseInstant(text);
  assert.ok(read !== undefined, text);
  return read;
}

/** Dates of all tasks in the order of the chart. */
export function rowsOf({ store, project }: OpenPlan): { readonly id: string; start: Instant; finish: Instant }[] {
  return store.schedule(project).tasks.map(({ task, start, finish }) => ({ id: task.id, start, finish }));
}
