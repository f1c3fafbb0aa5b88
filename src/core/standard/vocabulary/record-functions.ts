import { message } from "../../text/message";
import { ExpressionFailure } from "../cel/types";
import { RecordSource, type RuleType } from "./fields";
import type { RuleFunction } from "./functions";
import type { RuleScope } from "./scope";
import type { Collection } from "./sections";

/** Functions that find records by their ids. @param scope the project of this moment */
export function recordFunctions(
  scope: () => RuleScope,
  types: ReadonlyMap<string, RuleType>,
  collections: Iterable<Collection>,
): readonly RuleFunction[] {
  const any = types.get("record");
  const ref: RuleFunction = {
    signature: "ref(string): record",
    description: {
      en: "The record with this id, of whatever kind. Ask for it first: isKnown(id).",
      ja: "このIDのレコード(種類は問わない)。先に isKnown(id) で確認する。",
    },
    isFar: true,
    apply: (id) => {
      const record = scope().project.recordsById.get(String(id));
      if (!record || !any) throw unknownRecord(id);
      return any.make(new RecordSource({ record }, scope()));
    },
  };
  const isKnown: RuleFunction = {
    signature: "isKnown(string): bool",
    description: {
      en: "Whether the project has a record with this id.",
      ja: "このIDのレコードがプロジェクトにあるか。",
    },
    isFar: true,
    apply: (id) => scope().project.recordsById.has(String(id)),
  };
  return [ref, isKnown, ...[...collections].flatMap((one) => finder(one, scope))];
}

function finder({ path, kind, section, type, variable }: Collection, scope: () => RuleScope): readonly RuleFunction[] {
  if (kind === "project") return [];
  return [
    {
      signature: `find${variable.charAt(0).toUpperCase()}${variable.slice(1)}(string): ${type.name}`,
      description: {
        en: `The record of '${path}' with this id. Ask for it first: isKnown(id).`,
        ja: `「${path}」のうち、このIDのレコード。先に isKnown(id) で確認する。`,
      },
      isFar: true,
      apply: (id) => {
        const record = scope().project.recordsById.get(String(id));
        if (!record || record.kind !== kind || record.section !== section) throw unknownRecord(id);
        const task = kind === "task" ? scope().schedule.byId.get(record.id) : undefined;
        return type.make(new RecordSource({ record, ...(task && { task }) }, scope()));
      },
    },
  ];
}

function unknownRecord(id: unknown): ExpressionFailure {
  return new ExpressionFailure(
    message("There is no record '{0}' of this kind. Ask for it first: isKnown(…).", String(id)),
  );
}
