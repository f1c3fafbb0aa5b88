import { textAt } from "../../core/model/fields";
import type { Project, RecordBase } from "../../core/model/types";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { presentPlace } from "../../core/risk/positions";
import type { BandColor, MatrixBand } from "../../core/risk/types";
import { propertySchema } from "../../core/schema/registry";
import { message } from "../../core/text/message";
import { withRiskScale } from "../risk/scale";
import { enumValues } from "../schema";
import type { LanguageScope } from "../types";
import { iconOfKind } from "./icons";
import { facts, spoken, type TreeIcon, type TreeItemView } from "./node";
import type { Register } from "./registers";

/** Statuses after which a record needs no more attention. */
const settledStatuses: ReadonlySet<string> = new Set(
  (
    "accepted adopted cancelled closed completed delivered done implemented invalidated merged passed published realised rejected resolved revoked " +
    "superseded terminated validated"
  ).split(" "),
);

/** The fields that say until when something is wanted, in the order in which they count. */
const dueFields = ["due", "targetDate", "needBy", "validateBy", "expires"] as const;

/** Fields with a fixed set of words that say where a record stands. */
const stateFields = ["status", "decision", "overall", "severity", "priority"] as const;

/** The row of a record of a register: its level or status, and until when it is wanted. */
export function recordItem(
  scope: LanguageScope,
  project: Project,
  record: RecordBase,
  register: Register,
  id: string,
): TreeItemView {
  const { node } = record.origin;
  const band = record.kind === "risk" ? bandOfRisk(scope, project, record.id) : undefined;
  const level = band && (typeof band.name === "string" ? band.name : scope.render(band.name));
  const settled = isSettled(record);
  const due = settled ? undefined : dueFields.map((key) => textAt(node, key)).find((date) => date !== undefined);
  const overdue = due !== undefined && due.slice(0, 10) < scope.today;
  const words = [
    level,
    ...stateFields.map((key) => labelOf(scope, record, register, key)),
    record.kind === "person" ? roleOf(project, record) : undefined,
    due === undefined ? undefined : scope.render(overdue ? message("overdue since {0}", due) : message("due {0}", due)),
  ];
  const isNamed = record.title !== record.id && !record.id.startsWith("@");
  const label = record.id.startsWith("@") && record.title === record.id ? unnamed(scope, register) : record.title;
  return {
    id,
    label,
    description: facts([...(isNamed && hasReadableId(register) ? [record.id] : []), ...words]),
    icon: iconOf(record, band, settled, overdue),
    state: "leaf",
    context: `record.${record.kind}`,
    spoken: spoken(scope, [label, isNamed ? record.id : undefined, ...words]),
  };
}

/** Whether a record is closed, done or given up. */
function isSettled(record: RecordBase): boolean {
  const status = textAt(record.origin.node, "status");
  return status !== undefined && settledStatuses.has(status);
}

/** Ids like R-001 are what people say in meetings; ids of people and teams are only for references. */
function hasReadableId({ item }: Register): boolean {
  return item["x-id-prefix"] !== undefined;
}

function unnamed(scope: LanguageScope, { item }: Register): string {
  const title = (scope.language === "ja" ? item["x-ja"]?.title : undefined) ?? item.title ?? "";
  return scope.render(message("{0} without id", title));
}

function labelOf(scope: LanguageScope, record: RecordBase, register: Register, key: string): string | undefined {
  const value = textAt(record.origin.node, key);
  const schema = value === undefined ? undefined : propertySchema(register.item, key);
  return schema && enumValues(schema, scope.language).find((one) => one.value === value)?.label;
}

function roleOf(project: Project, record: RecordBase): string | undefined {
  const role = textAt(record.origin.node, "title") ?? textAt(record.origin.node, "role");
  return role === undefined ? undefined : (project.recordsById.get(role)?.title ?? role);
}

/** Bands by risk, and the risk scale by which they were found. */
interface KnownBands {
  readonly scale: string;
  readonly bands: ReadonlyMap<string, MatrixBand>;
}

const known = new WeakMap<Project, KnownBands>();

/** The band of a risk as it is now: after its response where that is assessed. None for a risk that has no place in the matrix. */
function bandOfRisk({ store, language }: LanguageScope, project: Project, id: string): MatrixBand | undefined {
  const scaled = withRiskScale(project, store, language);
  const scale = JSON.stringify(scaled.riskScale ?? null);
  const before = known.get(project);
  const found = before?.scale === scale ? before : { scale, bands: bandsOf(scaled) };
  known.set(project, found);
  return found.bands.get(id);
}

function bandsOf(project: Project): ReadonlyMap<string, MatrixBand> {
  const matrix = buildRiskMatrix(project);
  const byId = new Map(matrix.bands.map((band) => [band.id, band]));
  return new Map(
    matrix.risks.flatMap((risk) => {
      const band = byId.get(presentPlace(risk)?.band ?? "");
      return band ? [[risk.id, band] as const] : [];
    }),
  );
}

/** The orange of charts is too dark to be seen in dark themes; the one of symbols is made for icons. */
const bandColors: Readonly<Record<BandColor, string>> = {
  green: "charts.green",
  yellow: "charts.yellow",
  orange: "symbolIcon.classForeground",
  red: "charts.red",
};

function iconOf(record: RecordBase, band: MatrixBand | undefined, settled: boolean, overdue: boolean): TreeIcon {
  const name = iconOfKind(record.kind);
  if (settled) return { name, color: "disabledForeground" };
  if (band) return { name, color: bandColors[band.color] };
  return overdue ? { name, color: "list.warningForeground" } : { name };
}
