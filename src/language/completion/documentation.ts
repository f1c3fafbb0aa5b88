import { factsOfRecord } from "../hover/record";
import type { CompletionItem, LanguageScope } from "../types";

/** What is worth knowing about the record that an item stands for, in Markdown; for other items their documentation. Asked for the item that somebody looks at. */
export function completionDocumentation(scope: LanguageScope, item: CompletionItem): string | undefined {
  const { record: name } = item;
  if (!name) return item.documentation;
  const project = scope.store.projects().find(({ id }) => id === name.project);
  const record = project?.recordsById.get(name.id);
  return project && record ? factsOfRecord(record, { scope, project }).join("\n\n") : item.documentation;
}
