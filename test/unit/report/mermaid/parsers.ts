import type { Mermaid } from "mermaid";

/** The real parsers of the Mermaid versions that our texts must be valid in. */

export interface ParsedDiagram {
  readonly type: string;
  /** Names and dates of the tasks of a Gantt chart. */
  readonly tasks: readonly {
    readonly name: string;
    readonly start: Date;
    readonly end: Date;
    readonly section: string;
  }[];
  readonly title: string;
}

export interface MermaidParser {
  readonly name: string;
  /** @throws what Mermaid throws for a text that it refuses */
  readonly parse: (text: string) => Promise<ParsedDiagram>;
}

interface GanttDatabase {
  getTasks?(): readonly { task: string; startTime: Date; endTime: Date; section: string }[];
  getDiagramTitle?(): string;
}

/** Loads Mermaid 12 and 11. Without a browser there is no DOM to clean texts with; parsing needs none, so that step passes texts on. */
export async function mermaidParsers(): Promise<readonly MermaidParser[]> {
  const { default: purify } = await import("dompurify");
  const stub = purify as unknown as { sanitize?: (text: string) => string; addHook?: () => void };
  stub.sanitize ??= (text) => text;
  stub.addHook ??= () => undefined;
  return [await parser("mermaid"), await parser("mermaid-11")];
}

async function parser(name: "mermaid" | "mermaid-11"): Promise<MermaidParser> {
  const mermaid: Mermaid =
    name === "mermaid"
      ? (await import("mermaid")).default
      : ((await import("mermaid-11")).default as unknown as Mermaid);
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  return {
    name,
    parse: async (text) => {
      if (text.length >= 50_000) throw new Error(`${text.length} characters are more than Mermaid's limit`);
      const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
      const database = diagram.db as unknown as GanttDatabase;
      return {
        type: diagram.type,
        tasks: (database.getTasks?.() ?? []).map((task) => ({
          name: decode(task.task),
          start: task.startTime,
          end: task.endTime,
          section: decode(task.section),
        })),
        title: decode(database.getDiagramTitle?.() ?? ""),
      };
    },
  };
}

/** What Mermaid does to its picture at the end: its inner form of `#58;` becomes the character. */
function decode(text: string): string {
  return text.replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code))).trim();
}
