import type { CustomValue, MspdiBaseline, MspdiLink, MspdiTask } from "./plan";
import { Fields } from "./values";
import { names } from "./lost";
import type { XmlElement } from "./xml";

const carried = `UID ID Name WBS OutlineNumber OutlineLevel Summary Milestone Active Manual ManualStart ManualFinish ManualDuration ExternalTask
  ExternalTaskProject IsSubproject SubprojectName Recurring Estimated Type EffortDriven Priority Start Finish StartText FinishText DurationText Duration
  DurationFormat FreeformDurationFormat Work PercentComplete PercentWorkComplete PhysicalPercentComplete ActualStart ActualFinish ActualDuration
  RemainingDuration ActualWork Stop Resume ConstraintType ConstraintDate Deadline CalendarUID IgnoreResourceCalendar LevelingDelay LevelingDelayFormat
  FixedCost FixedCostAccrual Notes NotesText Contact Hyperlink HyperlinkAddress HyperlinkSubAddress PredecessorLink Baseline ExtendedAttribute IsNull`;

/** Computed from the rest, or properties of the file and not of the plan. */
const derived = `GUID CreateDate Critical EarlyStart EarlyFinish LateStart LateFinish StartVariance FinishVariance DurationVariance WorkVariance CostVariance FreeSlack TotalSlack
  StartSlack FinishSlack Cost ActualCost RemainingCost OvertimeCost ActualOvertimeCost RemainingOvertimeCost RegularWork RemainingWork OvertimeWork
  ActualOvertimeWork RemainingOvertimeWork ACWP BCWS BCWP CV SV VAC EAC BAC ResumeValid OverAllocated PreLeveledStart PreLeveledFinish ActualWorkProtected
  ActualOvertimeWorkProtected IsSubprojectReadOnly IsPublished TimephasedData IsMarked SummaryProgress`;

export const taskFields = names(carried, derived);

export function readCustom(fields: Fields): readonly CustomValue[] {
  return fields.children("ExtendedAttribute").flatMap((element) => {
    const item = new Fields(element);
    const fieldId = item.text("FieldID")?.trim();
    const own = item.text("Value");
    const value = own ?? item.text("ValueID") ?? item.text("ValueGUID");
    return fieldId === undefined || value === undefined
      ? []
      : [{ fieldId, value: value.trim(), isLookup: own === undefined }];
  });
}

function readLink(element: XmlElement): MspdiLink {
  const fields = new Fields(element);
  return {
    predecessor: fields.integer("PredecessorUID"),
    type: fields.integer("Type") ?? 1,
    lag: fields.number("LinkLag") ?? 0,
    lagFormat: fields.integer("LagFormat") ?? 7,
    crossProject:
      fields.flag("CrossProject") === true || fields.text("CrossProjectName") !== undefined
        ? (fields.line("CrossProjectName") ?? "?")
        : undefined,
  };
}

function readBaseline(element: XmlElement): MspdiBaseline {
  const fields = new Fields(element);
  return {
    number: fields.integer("Number") ?? 0,
    interim: fields.flag("Interim") ?? false,
    start: fields.instant("Start"),
    finish: fields.instant("Finish"),
    duration: fields.minutes("Duration"),
    durationFormat: fields.integer("DurationFormat"),
    work: fields.minutes("Work"),
    cost: fields.number("Cost"),
  };
}

/** Reads one `<Task>`. @returns undefined for a blank row and for a task without UID */
export function readTask(element: XmlElement): MspdiTask | undefined {
  const fields = new Fields(element);
  const uid = fields.integer("UID") ?? fields.integer("ID");
  if (uid === undefined || fields.flag("IsNull") === true) return undefined;
  const external = fields.flag("ExternalTask") === true || fields.text("ExternalTaskProject") !== undefined;
  const subproject = fields.flag("IsSubproject") === true || fields.text("SubprojectName") !== undefined;
  return {
    uid,
    id: fields.integer("ID"),
    name: fields.line("Name"),
    wbs: fields.line("WBS"),
    outlineNumber: fields.line("OutlineNumber"),
    outlineLevel: fields.integer("OutlineLevel"),
    summary: fields.flag("Summary") ?? false,
    milestone: fields.flag("Milestone") ?? false,
    active: fields.flag("Active") ?? true,
    manual: fields.flag("Manual") ?? false,
    external: external ? (fields.line("ExternalTaskProject") ?? "?") : undefined,
    subproject: subproject ? (fields.line("SubprojectName") ?? "?") : undefined,
    recurring: fields.flag("Recurring") ?? false,
    estimated: fields.flag("Estimated") ?? false,
    type: fields.integer("Type") ?? 0,
    effortDriven: fields.flag("EffortDriven") ?? false,
    priority: fields.integer("Priority") ?? 500,
    start: fields.instant("Start"),
    finish: fields.instant("Finish"),
    manualStart: fields.instant("ManualStart"),
    manualFinish: fields.instant("ManualFinish"),
    manualDuration: fields.minutes("ManualDuration"),
    placeholders: ["StartText", "FinishText", "DurationText"].flatMap((name) => fields.line(name) ?? []),
    duration: fields.minutes("Duration"),
    durationFormat: fields.integer("DurationFormat") ?? 53,
    work: fields.minutes("Work"),
    percentComplete: fields.number("PercentComplete") ?? 0,
    percentWorkComplete: fields.number("PercentWorkComplete") ?? 0,
    physicalPercentComplete: fields.number("PhysicalPercentComplete") ?? 0,
    actualStart: fields.instant("ActualStart"),
    actualFinish: fields.instant("ActualFinish"),
    actualDuration: fields.minutes("ActualDuration"),
    remainingDuration: fields.minutes("RemainingDuration"),
    actualWork: fields.minutes("ActualWork"),
    stop: fields.instant("Stop"),
    resume: fields.instant("Resume"),
    constraint: fields.integer("ConstraintType") ?? 0,
    constraintDate: fields.instant("ConstraintDate"),
    deadline: fields.instant("Deadline"),
    calendar: fields.integer("CalendarUID"),
    ignoreResourceCalendar: fields.flag("IgnoreResourceCalendar") ?? false,
    levelingDelay: fields.number("LevelingDelay") ?? 0,
    levelingDelayFormat: fields.integer("LevelingDelayFormat") ?? 8,
    fixedCost: fields.number("FixedCost"),
    fixedCostAccrual: fields.integer("FixedCostAccrual"),
    notes: fields.text("Notes") ?? fields.text("NotesText"),
    contact: fields.line("Contact"),
    hyperlink: fields.line("HyperlinkAddress") ?? fields.line("Hyperlink"),
    links: fields.children("PredecessorLink").map(readLink),
    baselines: fields.children("Baseline").map(readBaseline),
    custom: readCustom(fields),
  };
}
