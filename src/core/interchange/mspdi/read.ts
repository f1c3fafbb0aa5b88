import { message } from "../../text/message";
import { calendarFields, readCalendar } from "./read-calendar";
import { assignmentFields, readAssignment, readResource, resourceFields } from "./read-resource";
import { readTask, taskFields } from "./read-task";
import { LostValues, names } from "./lost";
import type { MspdiAssignment, MspdiCalendar, MspdiHeader, MspdiPlan, MspdiResource, MspdiTask } from "./plan";
import { Fields } from "./values";
import { ImportError, XmlReader, type XmlElement, type XmlHandler } from "./xml";

const lists: ReadonlyMap<string, string> = new Map([
  ["Tasks", "Task"],
  ["Resources", "Resource"],
  ["Calendars", "Calendar"],
  ["Assignments", "Assignment"],
  ["ExtendedAttributes", "ExtendedAttribute"],
]);

/** Read, or settings of the program that wrote the file, which say nothing about the plan. */
const headerFields = names(
  `Title Name Subject Company Manager Author Category Comments StartDate FinishDate StatusDate ScheduleFromStart CalendarUID MinutesPerDay MinutesPerWeek DaysPerMonth CriticalSlackLimit
  CurrencyCode DurationFormat Tasks Resources Calendars Assignments ExtendedAttributes`,
  `SaveVersion BuildNumber UID GUID CreationDate Revision LastSaved FYStartDate CurrencyDigits CurrencySymbol CurrencySymbolPosition DefaultStartTime DefaultFinishTime
  DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate DefaultOvertimeRate WorkFormat EditableActualCosts HonorConstraints EarnedValueMethod InsertedProjectsLikeSummary
  MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated SplitsInProgressTasks SpreadActualCost SpreadPercentComplete TaskUpdatesResource FiscalYearStart WeekStartDay
  MoveCompletedEndsBack MoveRemainingStartsBack MoveRemainingStartsForward MoveCompletedEndsForward BaselineForEarnedValue AutoAddNewResourcesAndTasks CurrentDate
  MicrosoftProjectServerURL Autolink NewTaskStartDate NewTasksAreManual DefaultTaskEVMethod ProjectExternallyEdited ExtendedCreationDate ActualsInSync RemoveFileProperties
  AdminProject UpdateManuallyScheduledTasksWhenEditingLinks KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled BaselineCalendar Views Filters Groups Tables Maps Reports Drawings
  DataLinks VBAProjects OutlineCodes WBSMasks TemplateName`,
);

/** Other programs' XML that people try to import, by its root element. */
const otherFormats: ReadonlyMap<string, string> = new Map([
  ["APIBusinessObjects", "Primavera P6 XML"],
  ["project", "GanttProject, Planner or TaskJuggler"],
  ["Workbook", "Excel XML"],
  ["html", "HTML"],
]);

/** Reads Microsoft Project XML given in pieces. */
export class MspdiReader implements XmlHandler {
  readonly #xml = new XmlReader(this);
  readonly #header: XmlElement[] = [];
  readonly #calendars: MspdiCalendar[] = [];
  readonly #resources: MspdiResource[] = [];
  readonly #tasks: MspdiTask[] = [];
  readonly #assignments: MspdiAssignment[] = [];
  readonly #customFields = new Map<string, string>();
  readonly #lookups = new Map<string, string>();
  readonly #lost = new LostValues();

  /** @throws ImportError when the text is not XML or not Microsoft Project's */
  write(chunk: string): void {
    this.#xml.write(chunk);
  }

  /** @throws ImportError when the text ends too early */
  close(): MspdiPlan {
    this.#xml.close();
    return {
      header: readHeader({ name: "Project", text: "", children: this.#header }),
      calendars: this.#calendars,
      resources: this.#resources,
      tasks: this.#tasks,
      assignments: this.#assignments,
      customFields: this.#customFields,
      lookups: this.#lookups,
      lost: this.#lost.list,
      forbiddenCharacters: this.#xml.forbiddenCharacters,
    };
  }

  root(name: string, namespace: string): void {
    const ours =
      name === "Project" && (namespace === "" || namespace.startsWith("http://schemas.microsoft.com/project"));
    if (ours) return;
    throw new ImportError(
      message(
        "The file is XML, but not of Microsoft Project: its root element is <{0}> ({1}). Save the plan as 'XML Format' in Microsoft Project.",
        name,
        otherFormats.get(name) ?? (namespace === "" ? message("unknown") : namespace),
      ),
    );
  }

  isRecord(path: readonly string[]): boolean {
    return path.length === 3 && lists.get(path[1] ?? "") === path[2];
  }

  record(path: readonly string[], element: XmlElement): void {
    if (path.length === 2) {
      this.#lost.checkHeader(element, headerFields);
      this.#header.push(element);
      return;
    }
    const uid = new Fields(element).integer("UID");
    switch (element.name) {
      case "Task":
        add(this.#tasks, readTask(element));
        this.#lost.check("Task", element, taskFields, uid);
        break;
      case "Resource":
        add(this.#resources, readResource(element));
        this.#lost.check("Resource", element, resourceFields, uid);
        break;
      case "Calendar":
        add(this.#calendars, readCalendar(element));
        this.#lost.check("Calendar", element, calendarFields, uid);
        break;
      case "Assignment":
        add(this.#assignments, readAssignment(element));
        this.#lost.check("Assignment", element, assignmentFields, uid);
        break;
      default:
        this.#customField(new Fields(element));
    }
  }

  #customField(fields: Fields): void {
    const id = fields.text("FieldID")?.trim();
    const name = fields.line("Alias") ?? fields.line("FieldName");
    if (id === undefined) return;
    if (name !== undefined) this.#customFields.set(id, name);
    for (const element of fields.items("ValueList", "Value")) {
      const item = new Fields(element);
      const valueId = item.text("ID")?.trim();
      const text = item.line("Value") ?? item.line("Description");
      if (valueId !== undefined && text !== undefined) this.#lookups.set(`${id} ${valueId}`, text);
    }
  }
}

function add<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

function readHeader(element: XmlElement): MspdiHeader {
  const fields = new Fields(element);
  return {
    title: fields.line("Title"),
    name: fields.line("Name"),
    subject: fields.line("Subject"),
    company: fields.line("Company"),
    manager: fields.line("Manager"),
    author: fields.line("Author"),
    category: fields.line("Category"),
    comments: fields.text("Comments"),
    start: fields.instant("StartDate"),
    finish: fields.instant("FinishDate"),
    statusDate: fields.instant("StatusDate"),
    fromFinish: fields.flag("ScheduleFromStart") === false,
    calendar: fields.integer("CalendarUID"),
    minutesPerDay: fields.number("MinutesPerDay"),
    minutesPerWeek: fields.number("MinutesPerWeek"),
    daysPerMonth: fields.number("DaysPerMonth"),
    criticalSlack: criticalSlack(fields),
    currency: fields.line("CurrencyCode"),
    durationFormat: fields.integer("DurationFormat") ?? 7,
  };
}

/** The limit stands in days. */
function criticalSlack(fields: Fields): number | undefined {
  const days = fields.number("CriticalSlackLimit");
  return days === undefined || days === 0 ? undefined : days * (fields.number("MinutesPerDay") ?? 480);
}
