import type { Project, RecordBase } from "../../model/types";
import { parseDuration, wallDays } from "../../text/duration";
import { dayOf, formatDate, minutesPerDay, parseInstant } from "../../text/instant";
import { message } from "../../text/message";
import type { RequiredRegister } from "./model";
import { lackOfSection, type Unmet } from "./report";

/** Registers that have too few records, or that nobody has looked at for too long. */
export function neglectedRegisters(project: Project, required: readonly RequiredRegister[]): readonly Unmet[] {
  return required.flatMap((demand) => {
    const records = project.recordsBySection.get(demand.section) ?? [];
    const { section, minimum } = demand;
    if (records.length >= minimum) return outdatedRegister(project, demand, records);
    return lackOfSection(project, section, {
      demand,
      code: "standard.missing-register",
      message: message(
        "The standard asks for a register '{0}' with at least {1} records; it has {2}.",
        section,
        minimum,
        records.length,
      ),
      data: { sections: [section], minimum },
    });
  });
}

/** The days by which records say when somebody last dealt with them. */
const dayFields = ["updated", "created", "identified", "requested", "closed", "done", "date"] as const;

function outdatedRegister(
  project: Project,
  demand: RequiredRegister,
  records: readonly RecordBase[],
): readonly Unmet[] {
  const { section, reviewEvery } = demand;
  const { statusDate } = project;
  const limit = reviewEvery === undefined ? undefined : parseDuration(reviewEvery);
  if (!limit || statusDate === undefined || records.length === 0) return [];
  const today = dayOf(statusDate - 1);
  const last = records.map(lastDayOf).reduce((a, b) => Math.max(a, b));
  const code = "standard.register-outdated";
  const data = { section };
  if (last === -Infinity) {
    const words = message(
      "The standard asks to go through '{0}' every {1}, but no record says when it was updated.",
      section,
      reviewEvery ?? "",
    );
    return lackOfSection(project, section, { demand, code, message: words, data });
  }
  if (today - last <= wallDays(limit)) return [];
  const words = message(
    "The standard asks to go through '{0}' every {1}; its last update is of {2}.",
    section,
    reviewEvery ?? "",
    formatDate(last * minutesPerDay),
  );
  return lackOfSection(project, section, { demand, code, message: words, data });
}

function lastDayOf({ data }: RecordBase): number {
  let last = -Infinity;
  for (const field of dayFields) {
    const value = data[field];
    const instant = typeof value === "string" ? parseInstant(value) : undefined;
    if (instant !== undefined) last = Math.max(last, dayOf(instant));
  }
  return last;
}
