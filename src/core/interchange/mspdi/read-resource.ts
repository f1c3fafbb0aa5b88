import type { MspdiAssignment, MspdiAvailability, MspdiResource } from "./plan";
import { readCustom } from "./read-task";
import { Fields } from "./values";
import { names } from "./lost";
import type { XmlElement } from "./xml";

export const resourceFields = names(
  `UID ID Name Type IsNull IsCostResource Initials Group EmailAddress Code MaxUnits CalendarUID StandardRate StandardRateFormat OvertimeRate OvertimeRateFormat CostPerUse
  MaterialLabel Notes IsGeneric IsInactive ExtendedAttribute AvailabilityPeriods AvailableFrom AvailableTo Rates`,
  `GUID CreationDate Start Finish Work RegularWork ActualWork RemainingWork OvertimeWork ActualOvertimeWork RemainingOvertimeWork PercentWorkComplete Cost ActualCost RemainingCost
  OvertimeCost ActualOvertimeCost RemainingOvertimeCost WorkVariance CostVariance SV CV ACWP BCWS BCWP OverAllocated PeakUnits ActualWorkProtected
  ActualOvertimeWorkProtected TimephasedData IsEnterprise BookingType Hyperlink Phonetics`,
);

export const assignmentFields = names(
  "UID TaskUID ResourceUID Units Work ActualWork OvertimeWork Cost HasFixedRateUnits Start Finish Delay LevelingDelay LevelingDelayFormat WorkContour TimephasedData",
  `GUID CreationDate ActualCost RemainingCost OvertimeCost ActualOvertimeCost RemainingOvertimeCost RegularWork RemainingWork ActualOvertimeWork RemainingOvertimeWork
  PercentWorkComplete Milestone Summary Overallocated ActualStart ActualFinish Stop Resume StartVariance FinishVariance WorkVariance CostVariance ACWP BCWS BCWP SV CV VAC
  ActualWorkProtected ActualOvertimeWorkProtected FixedMaterial PeakUnits ResponsePending UpdateNeeded Confirmed LinkedFields RateScale`,
);

const resourceTypes = ["material", "work", "cost"] as const;

/** Microsoft Project's end of time. */
const lastDay = "2049-12-31";

function readAvailability(fields: Fields): readonly MspdiAvailability[] {
  const periods = fields.items("AvailabilityPeriods", "AvailabilityPeriod").map((element) => new Fields(element));
  const open = (item: Fields): boolean => (item.text("AvailableTo") ?? lastDay).startsWith(lastDay);
  const list = (periods.length > 0 ? periods : [fields]).map((item) => ({
    from: item.instant("AvailableFrom"),
    to: open(item) ? undefined : item.instant("AvailableTo"),
    units: item.number("AvailableUnits") ?? fields.number("MaxUnits") ?? 1,
  }));
  return list.filter(({ from, to }) => from !== undefined || to !== undefined);
}

/** Each resource has five rate tables (0 to 4), each with rates by time. The first of table 0 is the standard rate. */
function countOtherRates(fields: Fields): number {
  const rates = fields.items("Rates", "Rate").map((element) => new Fields(element));
  const priced = rates.filter((rate) =>
    ["StandardRate", "OvertimeRate", "CostPerUse"].some((name) => (rate.number(name) ?? 0) !== 0),
  );
  const usual = priced.filter((rate) => (rate.integer("RateTable") ?? 0) === 0);
  return priced.length - Math.min(usual.length, 1);
}

/** Reads one `<Resource>`. @returns undefined for a blank row and for the resource "Unassigned" (UID 0 without a name) */
export function readResource(element: XmlElement): MspdiResource | undefined {
  const fields = new Fields(element);
  const uid = fields.integer("UID");
  const name = fields.line("Name");
  if (uid === undefined || uid < 0 || fields.flag("IsNull") === true || (uid === 0 && name === undefined))
    return undefined;
  const type = fields.flag("IsCostResource") === true ? "cost" : (resourceTypes[fields.integer("Type") ?? 1] ?? "work");
  return {
    uid,
    name,
    type,
    initials: fields.line("Initials"),
    group: fields.line("Group"),
    email: fields.line("EmailAddress"),
    code: fields.line("Code"),
    maxUnits: fields.number("MaxUnits") ?? 1,
    calendar: fields.integer("CalendarUID"),
    standardRate: fields.number("StandardRate"),
    rateFormat: fields.integer("StandardRateFormat") ?? 2,
    overtimeRate: fields.number("OvertimeRate"),
    costPerUse: fields.number("CostPerUse"),
    materialLabel: fields.line("MaterialLabel"),
    notes: fields.text("Notes"),
    availability: readAvailability(fields),
    otherRates: countOtherRates(fields),
    generic: fields.flag("IsGeneric") ?? false,
    inactive: fields.flag("IsInactive") ?? false,
    custom: readCustom(fields),
  };
}

/** Time-phased data of types 1 (work) and 2 (actual work) show where an assignment rests. */
function readGaps(fields: Fields): MspdiAssignment["gaps"] {
  const worked = fields
    .children("TimephasedData")
    .map((element) => new Fields(element))
    .filter((item) => ["1", "2"].includes(item.text("Type") ?? "") && (item.minutes("Value") ?? 0) > 0)
    .flatMap((item) => {
      const from = item.instant("Start");
      const to = item.instant("Finish");
      return from === undefined || to === undefined ? [] : [{ from, to }];
    })
    .sort((a, b) => a.from - b.from);
  const gaps: { readonly from: number; readonly to: number }[] = [];
  let reached: number | undefined;
  for (const { from, to } of worked) {
    if (reached !== undefined && from > reached) gaps.push({ from: reached, to: from });
    reached = Math.max(reached ?? to, to);
  }
  return gaps;
}

/** Reads one `<Assignment>`. @returns undefined when it names no task or no resource, or stands for "nobody assigned" */
export function readAssignment(element: XmlElement): MspdiAssignment | undefined {
  const fields = new Fields(element);
  const task = fields.integer("TaskUID");
  const resource = fields.integer("ResourceUID");
  if (task === undefined || resource === undefined || resource < 0) return undefined;
  return {
    uid: fields.integer("UID"),
    task,
    resource,
    units: fields.number("Units") ?? 1,
    work: fields.minutes("Work"),
    actualWork: fields.minutes("ActualWork"),
    overtimeWork: fields.minutes("OvertimeWork"),
    cost: fields.number("Cost"),
    variableConsumption: fields.flag("HasFixedRateUnits") === false,
    start: fields.instant("Start"),
    finish: fields.instant("Finish"),
    delay: fields.number("Delay") ?? 0,
    levelingDelay: fields.number("LevelingDelay") ?? 0,
    contour: fields.integer("WorkContour") ?? 0,
    gaps: readGaps(fields),
  };
}
