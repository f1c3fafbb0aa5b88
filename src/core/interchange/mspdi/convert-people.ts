import type { DurationBasis } from "../../text/duration";
import { formatDate } from "../../text/instant";
import { message } from "../../text/message";
import type { YamlRecord } from "../../text/yaml-writer";
import type { ConvertedCalendars } from "./convert-calendars";
import { customRecord, money, multiline, percentText } from "./convert-values";
import type { IdRegistry } from "./ids";
import type { AddNote } from "./notes";
import type { MspdiAvailability, MspdiPlan, MspdiResource } from "./plan";

export interface ConvertedPeople {
  readonly records: readonly YamlRecord[];
  readonly idByUid: ReadonlyMap<number, string>;
  readonly resourceByUid: ReadonlyMap<number, MspdiResource>;
  /** Ids of those who are named in the plan (manager, contacts), by name. */
  readonly idByName: ReadonlyMap<string, string>;
}

interface RateUnit {
  readonly suffix: string;
  /** Hours of the unit. */
  readonly hours: number;
}

/** Rates stand in the file by the hour, whatever unit they are shown in. */
function rateUnit(format: number, basis: DurationBasis): RateUnit {
  const day = basis.hoursPerDay;
  switch (format) {
    case 3:
      return { suffix: "d", hours: day };
    case 4:
      return { suffix: "w", hours: day * basis.daysPerWeek };
    case 5:
      return { suffix: "mo", hours: day * basis.daysPerMonth };
    case 7:
      return { suffix: "y", hours: day * basis.daysPerWeek * 52 };
    default:
      return { suffix: "h", hours: 1 };
  }
}

function rateText(hourly: number | undefined, format: number, basis: DurationBasis): string | undefined {
  if (hourly === undefined || hourly <= 0) return undefined;
  const { suffix, hours } = rateUnit(format, basis);
  return `${Number((hourly * hours).toFixed(2))}/${suffix}`;
}

function availabilityRecord({ from, to, units }: MspdiAvailability): YamlRecord {
  return {
    from: from === undefined ? undefined : formatDate(from),
    to: to === undefined ? undefined : formatDate(to),
    units: percentText(units),
  };
}

/**
 * Turns resources into people; the project manager and the contacts of tasks become people too when no resource has their name.
 */
export function convertPeople(
  plan: MspdiPlan,
  calendars: ConvertedCalendars,
  ids: IdRegistry,
  basis: DurationBasis,
  note: AddNote,
): ConvertedPeople {
  const idByUid = new Map<number, string>();
  const idByName = new Map<string, string>();
  const records = plan.resources.map((resource): YamlRecord => {
    const id = ids.named(resource.name, "resource", resource.uid);
    idByUid.set(resource.uid, id);
    if (resource.name !== undefined && resource.type === "work") idByName.set(resource.name, id);
    const calendar = resource.calendar === undefined ? undefined : calendars.idByUid.get(resource.calendar);
    const material = resource.type === "material";
    if (resource.inactive) {
      note(
        "inactive-resource",
        message("Resource '{0}' is inactive; the format has no such state.", resource.name ?? id),
        `mspdi:resource:${resource.uid}`,
      );
    }
    if (resource.otherRates > 0) {
      note(
        "rate-tables",
        message(
          "Resource '{0}': {1} rates of other times or rate tables are not carried over.",
          resource.name ?? id,
          resource.otherRates,
        ),
        `mspdi:resource:${resource.uid}`,
      );
    }
    return {
      id,
      name: resource.name ?? id,
      type: resource.type === "work" ? undefined : resource.type,
      email: resource.email,
      calendar: resource.type !== "work" || calendar === calendars.projectCalendar ? undefined : calendar,
      capacity: resource.type !== "work" || resource.maxUnits === 1 ? undefined : percentText(resource.maxUnits),
      availability: resource.availability.length === 0 ? undefined : resource.availability.map(availabilityRecord),
      rate: material ? undefined : rateText(resource.standardRate, resource.rateFormat, basis),
      overtimeRate: material ? undefined : rateText(resource.overtimeRate, resource.rateFormat, basis),
      costPerUse: money(resource.costPerUse),
      group: resource.group,
      materialLabel: resource.materialLabel,
      notes: multiline(resource.notes),
      source: `mspdi:resource:${resource.uid}`,
      "x-initials": resource.initials,
      "x-code": resource.code,
      "x-generic": resource.generic || undefined,
      "x-unitPrice": material && (resource.standardRate ?? 0) > 0 ? resource.standardRate : undefined,
      ...customRecord(resource.custom, plan),
    };
  });
  const named = [plan.header.manager, ...plan.tasks.map((task) => task.contact)];
  const others = new Set(named.flatMap((name) => (name === undefined || idByName.has(name) ? [] : [name])));
  let index = 0;
  for (const name of others) {
    index++;
    const id = ids.named(name, "person", index);
    idByName.set(name, id);
    records.push({ id, name });
  }
  return {
    records,
    idByUid,
    resourceByUid: new Map(plan.resources.map((resource) => [resource.uid, resource])),
    idByName,
  };
}
