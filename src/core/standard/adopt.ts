import { applyEdits, setEntry } from "../text/edit";
import { parseText } from "../text/parse";
import { entryOf, valueOf } from "../text/tree";
import type { StandardTemplate } from "./standard-templates";
import { instantiateTemplate, parameterValues, type TemplateFile, type TemplateValues } from "./template";

/**
 * Makes the files of a new project from a template of a standard. Its header says which standard it follows and which version of the template it has taken over with which
 * answers, so that later versions can be compared with it.
 * @param reference of the standard as the header names it; a template that names one itself keeps it
 * @throws TemplateError as `instantiateTemplate`
 */
export function adoptTemplate(
  { template }: StandardTemplate,
  values: TemplateValues,
  reference: string,
): readonly TemplateFile[] {
  const answers = [...parameterValues(template, values)].filter(([name]) => name !== "today");
  const parameters = Object.fromEntries(answers.map(([name, { text }]) => [name, text]));
  const entry = { template: template.id, version: template.version, adopted: values.today, parameters };
  return instantiateTemplate(template, values).map((file) => withHeader(file, reference, entry));
}

function withHeader(file: TemplateFile, reference: string, entry: Readonly<Record<string, unknown>>): TemplateFile {
  let { text } = file;
  const put = (key: string, value: Parameters<typeof setEntry>[3]): void => {
    const parsed = parseText(file.path, text, 1);
    const header = valueOf(parsed.root, "project");
    if (header?.kind !== "mapping" || entryOf(header, key)) return;
    const edit = setEntry(parsed, header, key, value);
    if (edit) text = applyEdits(text, [edit]);
  };
  if (!/\.pmo\.ya?ml$/i.test(file.path)) return file;
  put("standard", reference);
  put("templates", [entry] as Parameters<typeof setEntry>[3]);
  return { ...file, text };
}
