import { templateSources } from "../../core/standard/generated/templates";
import { instantiateTemplate, readTemplate, TemplateError, type Template } from "../../core/standard/template";
import { SnippetText } from "../snippet-text";
import type { Drafts } from "./drafts";
import type { Place } from "./place";

let builtIn: readonly Template[] | undefined;

/** The built-in templates; one that can't be read is left out. */
function templates(): readonly Template[] {
  builtIn ??= templateSources.flatMap((source) => {
    try {
      return [readTemplate(source)];
    } catch (error) {
      if (error instanceof TemplateError) return [];
      throw error;
    }
  });
  return builtIn;
}

/** Stands for a parameter until its place in the snippet is written: letters that need no quotes. */
const marker = (index: number): string => `PmoPlace${index}X`;

/** Whole files from templates, for a file that has nothing in it yet. */
export function addTemplates(place: Place, drafts: Drafts): void {
  const hasHeader = place.project?.header !== undefined;
  for (const template of templates())
    for (const file of template.files) {
      const sections = [...file.text.matchAll(/^([a-z]\w*):/gim)].map((match) => match[1]);
      if (sections.includes("project") === hasHeader || !/\.ya?ml$/.test(file.path)) continue;
      const single = template.files.length === 1;
      const label = single ? template.id : `${template.id}: ${file.path.replace(/\.pmo\.ya?ml$/, "")}`;
      const newText = asSnippet(place, template, file.path);
      if (newText === undefined) continue;
      drafts.add({
        label,
        kind: "snippet",
        newText,
        snippet: true,
        detail: template.title[place.language],
        documentation: template.description[place.language],
        filterText: `${label} ${template.title[place.language]}`,
      });
    }
}

/** The text of one file of a template, its parameters as places to type. */
function asSnippet(place: Place, template: Template, path: string): string | undefined {
  const today = place.scope.today;
  const isText = (type: string): boolean => type === "text" || type === "id";
  const parameters = Object.fromEntries(
    template.parameters.flatMap(({ name, type, default: preset }, index) => {
      if (isText(type)) return [[name, marker(index)]];
      return preset === undefined ? [[name, type === "date" ? today : "1"]] : [];
    }),
  );
  try {
    const file = instantiateTemplate(template, { parameters, today }).find((one) => one.path === path);
    if (!file) return undefined;
    let text = SnippetText.escape(file.text);
    template.parameters.forEach(({ type, title, default: preset }, index) => {
      const shown = preset === undefined || preset.includes("{{") ? title[place.language] : preset;
      const written = type === "id" ? shown.replace(/\s+/g, "-") : shown;
      if (isText(type)) text = text.replaceAll(marker(index), () => `\${${index + 1}:${SnippetText.escape(written)}}`);
    });
    return text;
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}
