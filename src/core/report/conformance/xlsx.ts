import writeXlsxFile, { type Cell, type Row, type Sheet } from "write-excel-file/universal";
import { message, type Message } from "../../text/message";
import { shareOf } from "../../standard/conformance";
import type { Wording } from "../gantt/format";
import { bandOf } from "./bands";
import { shareOverProjects, type ConformanceTable } from "./table";
import { cellText, cellWords, gradeText } from "./words";

/** The colours of the bands, light enough for black text. */
const fills = { good: "#E3F1E3", fair: "#FEEFD3", bad: "#F6D4D4", none: undefined } as const;

/** Most characters of a cell (ECMA-376, and Excel's own limit). */
const longestCell = 32_767;

/** The table as a workbook: projects with their scores, rules by projects as shares in percent, and what each share was made from. Texts are texts: none becomes a formula. */
export async function conformanceXlsx(table: ConformanceTable, wording: Pick<Wording, "text">): Promise<Uint8Array> {
  const say = (words: Message): string => wording.text(words);
  const sheets: Sheet<Blob>[] = [projectSheet(table, say), ruleSheet(table, say), recordSheet(table, say)];
  return new Uint8Array(await (await writeXlsxFile(sheets).toBlob()).arrayBuffer());
}

type Say = (words: Message) => string;

/** Heads of columns with their widths in characters. */
type Columns = readonly (readonly [head: Message, width: number])[];

const projectColumns: Columns = [
  [message("Id"), 18],
  [message("Project"), 36],
  [message("Phase"), 16],
  [message("Grade"), 9],
  [message("Score"), 9],
  [message("Rules that apply"), 12],
  [message("Do not apply"), 12],
  [message("Waived"), 12],
];

const recordColumns: Columns = [
  [message("Project"), 36],
  [message("Rule"), 44],
  [message("Standard"), 18],
  [message("Severity"), 10],
  [message("Records"), 9],
  [message("Violations"), 9],
  [message("Waived"), 9],
  [message("Made from"), 60],
];

/** A sheet whose heads stay in sight. */
function listSheet(name: Message, columns: Columns, rows: readonly Row[], say: Say): Sheet<Blob> {
  return {
    sheet: say(name),
    stickyRowsCount: 1,
    columns: columns.map(([, width]) => ({ width })),
    data: [
      heads(
        columns.map(([head]) => head),
        say,
      ),
      ...rows,
    ],
  };
}

function projectSheet({ projects }: ConformanceTable, say: Say): Sheet<Blob> {
  const rows = projects.map(({ project, conformance }): Row => {
    const { applicable, notApplicable, waived } = conformance.counts;
    return [
      text(project.id),
      text(project.name),
      text(project.phase ?? ""),
      text(gradeText(conformance)),
      share(conformance.score),
      applicable,
      notApplicable,
      waived,
    ];
  });
  return listSheet(message("Projects"), projectColumns, rows, say);
}

function ruleSheet(table: ConformanceTable, say: Say): Sheet<Blob> {
  const { projects, codes, rowOf } = table;
  return {
    sheet: say(message("Rules by projects")),
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
    columns: [{ width: 44 }, { width: 9 }, ...projects.map(() => ({ width: 14 }))],
    data: [
      [
        ...heads([message("Rule"), message("All")], say),
        ...projects.map(({ project }): Cell => ({ ...text(project.name), fontWeight: "bold", wrap: true })),
      ],
      ...codes.map((code): Row => {
        const all = shareOverProjects(table, code);
        return [
          text(code),
          share(all),
          ...projects.map((project): Cell => {
            const row = rowOf(project, code);
            const own = row && shareOf(row);
            return own === undefined ? { ...text(cellText(row)), align: "right" } : share(own);
          }),
        ];
      }),
      [],
      [text(say(message("—: does not apply. W: waived. *: an error keeps the grade at C.")))],
    ],
  };
}

/** One line for each rule of each project, to filter and to count. */
function recordSheet({ projects }: ConformanceTable, say: Say): Sheet<Blob> {
  const rows = projects.flatMap(({ project, conformance }) =>
    conformance.rows.map((row): Row => [
      text(project.name),
      text(row.code),
      text(row.standard ?? ""),
      text(row.severity),
      row.applicable,
      row.violations,
      row.waived,
      text(say(cellWords(row))),
    ]),
  );
  return listSheet(message("Details"), recordColumns, rows, say);
}

function heads(labels: readonly Message[], say: Say): Row {
  return labels.map((label): Cell => ({ ...text(say(label)), fontWeight: "bold", wrap: true }));
}

/** Control characters, which XML can't hold, are left out; lines and tabs stay. */
function text(source: string): { readonly value: string; readonly type: StringConstructor } {
  return { value: source.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, "").slice(0, longestCell), type: String };
}

function share(value: number | undefined): Cell {
  if (value === undefined) return { ...text("—"), align: "right" };
  const fill = fills[bandOf(value)];
  return { value, type: Number, format: "0.0%", ...(fill !== undefined && { backgroundColor: fill }) };
}
