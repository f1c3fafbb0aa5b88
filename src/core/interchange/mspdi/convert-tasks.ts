import { constraintTypes } from "../../model/types";
import { formatInstant, type Instant } from "../../text/instant";
import { message } from "../../text/message";
import type { YamlRecord } from "../../text/yaml-writer";
import type { ConversionContext } from "./context";
import { convertAssignments, convertSplits } from "./convert-assignments";
import { convertLinks } from "./convert-links";
import { customRecord, money, multiline } from "./convert-values";
import { writeDuration, writeWork } from "./durations";
import type { OutlineNode } from "./outline";
import type { MspdiTask } from "./plan";

const taskTypes = ["fixed-units", "fixed-duration", "fixed-work"] as const;

function instantText(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : formatInstant(instant);
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

class TaskConverter {
  constructor(readonly context: ConversionContext) {}

  convert({ task, children }: OutlineNode, place: string): YamlRecord {
    const { context } = this;
    const isSummary = children.length > 0;
    const id = context.taskIds.get(task.uid);
    return {
      id,
      name: task.name ?? id,
      wbs: task.wbs === place ? undefined : task.wbs,
      ...(isSummary ? {} : this.#extent(task)),
      predecessors: nonEmpty(convertLinks(task, context)),
      assignments: nonEmpty(convertAssignments(task, context)),
      constraint: this.#constraint(task, isSummary),
      deadline: instantText(task.deadline),
      calendar: this.#calendar(task),
      ignoreResourceCalendar: task.ignoreResourceCalendar || undefined,
      ...(isSummary ? {} : this.#kind(task)),
      ...(isSummary ? {} : this.#progress(task)),
      priority: task.priority === 500 ? undefined : Math.min(Math.max(Math.round(task.priority), 0), 1000),
      levelingDelay: this.#levelingDelay(task),
      active: task.active ? undefined : false,
      ...this.#fixedDates(task, isSummary),
      splits: isSummary ? undefined : this.#splits(task),
      owner: task.contact === undefined ? undefined : context.people.idByName.get(task.contact),
      fixedCost: money(task.fixedCost),
      notes: multiline(task.notes),
      source: `mspdi:${task.uid}`,
      ...this.#extras(task),
      tasks: isSummary ? children.map((child, index) => this.convert(child, `${place}.${index + 1}`)) : undefined,
    };
  }

  /** Duration and work; a task without duration is a milestone. */
  #extent(task: MspdiTask): YamlRecord {
    const { plan, basis, assignmentsByTask } = this.context;
    const minutes = task.duration ?? task.manualDuration;
    const assigned = (assignmentsByTask.get(task.uid)?.length ?? 0) > 0;
    const work = task.work ?? 0;
    const zero = minutes === undefined ? task.milestone : Math.round(minutes) === 0;
    return {
      milestone: task.milestone || zero || undefined,
      duration:
        minutes === undefined || zero
          ? undefined
          : writeDuration(minutes, task.durationFormat, plan.header.durationFormat, basis),
      work: work > 0 && (!assigned || task.type === 2) ? writeWork(work, basis) : undefined,
    };
  }

  #constraint(task: MspdiTask, isSummary: boolean): YamlRecord | undefined {
    const type = constraintTypes[task.constraint];
    const dated = task.constraint >= 2;
    if (task.constraint === 0) return undefined;
    if (type === undefined || (dated && task.constraintDate === undefined)) {
      this.context.note(
        "incomplete-constraint",
        message(
          "Task {0} '{1}': its constraint {2} has no date or is unknown and is left out.",
          task.uid,
          task.name ?? "",
          type ?? task.constraint,
        ),
        `mspdi:${task.uid}`,
      );
      return undefined;
    }
    // In a plan that is scheduled from its finish, "as late as possible" is the rule.
    if (type === "as-late-as-possible" && (isSummary || this.context.plan.header.fromFinish)) return undefined;
    return { type, date: dated ? instantText(task.constraintDate) : undefined };
  }

  #calendar(task: MspdiTask): string | undefined {
    if (task.calendar === undefined || task.calendar < 0) return undefined;
    const id = this.context.calendars.idByUid.get(task.calendar);
    if (id === undefined) {
      this.context.note(
        "unknown-calendar",
        message("Task {0} '{1}': its calendar {2} is not in the file.", task.uid, task.name ?? "", task.calendar),
        `mspdi:${task.uid}`,
      );
    }
    return id;
  }

  #kind(task: MspdiTask): YamlRecord {
    const type = taskTypes[task.type];
    return { type: type === "fixed-units" ? undefined : type, effortDriven: task.effortDriven || undefined };
  }

  #progress(task: MspdiTask): YamlRecord {
    const { plan, basis, assignmentsByTask } = this.context;
    const percent = Math.min(Math.max(task.percentComplete, 0), 100);
    const started = percent > 0 || task.actualStart !== undefined;
    const complete = percent === 100 || task.actualFinish !== undefined;
    const assigned = (assignmentsByTask.get(task.uid)?.length ?? 0) > 0;
    const actualWork = task.actualWork ?? 0;
    return {
      percentComplete: percent === 0 ? undefined : percent,
      actualStart: instantText(task.actualStart),
      actualFinish: instantText(task.actualFinish),
      remainingDuration:
        started && !complete && task.remainingDuration !== undefined
          ? writeDuration(task.remainingDuration, task.durationFormat, plan.header.durationFormat, basis)
          : undefined,
      actualWork: actualWork > 0 && !assigned ? writeWork(actualWork, basis) : undefined,
    };
  }

  #levelingDelay(task: MspdiTask): string | undefined {
    return task.levelingDelay > 0
      ? writeDuration(task.levelingDelay / 10, task.levelingDelayFormat, 8, this.context.basis)
      : undefined;
  }

  /** Dates that logic does not move: manual tasks, and stand-ins for tasks of other projects. */
  #fixedDates(task: MspdiTask, isSummary: boolean): YamlRecord {
    const { note } = this.context;
    const source = `mspdi:${task.uid}`;
    if (task.external !== undefined) {
      note(
        "external-task",
        message(
          "Task {0} '{1}' belongs to another project ({2}); it is carried over with fixed dates.",
          task.uid,
          task.name ?? "",
          task.external,
        ),
        source,
      );
    } else if (task.subproject !== undefined) {
      note(
        "subproject",
        message(
          "Task {0} '{1}' stands for the inserted project {2}, whose tasks are not in the file.",
          task.uid,
          task.name ?? "",
          task.subproject,
        ),
        source,
      );
    }
    const outside = !isSummary && (task.external !== undefined || task.subproject !== undefined);
    if (!task.manual && !outside) return {};
    if (task.manual && isSummary) {
      note(
        "manual-summary",
        message(
          "Task {0} '{1}': its manual dates are kept in 'start' and 'finish', but a summary task is computed from its children.",
          task.uid,
          task.name ?? "",
        ),
        source,
      );
    }
    if (task.placeholders.length > 0) {
      note(
        "placeholder-dates",
        message(
          "Task {0} '{1}': the texts in place of dates ({2}) are not carried over.",
          task.uid,
          task.name ?? "",
          task.placeholders.join(", "),
        ),
        source,
      );
    }
    return {
      manual: true,
      start: instantText(task.start ?? task.manualStart),
      finish: instantText(task.finish ?? task.manualFinish),
    };
  }

  #splits(task: MspdiTask): readonly YamlRecord[] | undefined {
    const splits = convertSplits(task, this.context);
    if (splits.length > 0) {
      this.context.note(
        "split-task",
        message(
          "Task {0} '{1}' is interrupted; the interruption is kept in 'splits', but dates are computed without it.",
          task.uid,
          task.name ?? "",
        ),
        `mspdi:${task.uid}`,
      );
    }
    return nonEmpty(splits.map(({ from, to }) => ({ from: formatInstant(from), to: formatInstant(to) })));
  }

  /** What the format has no field for, kept under names of our own. */
  #extras(task: MspdiTask): YamlRecord {
    return {
      "x-estimated": task.estimated && (task.duration ?? 0) > 0 ? true : undefined,
      "x-physicalPercentComplete": task.physicalPercentComplete > 0 ? task.physicalPercentComplete : undefined,
      "x-hyperlink": task.hyperlink,
      "x-externalProject": task.external ?? task.subproject,
      ...customRecord(task.custom, this.context.plan),
    };
  }
}

/** Turns the outline into records of `schedule.tasks`. */
export function convertTasks(outline: readonly OutlineNode[], context: ConversionContext): readonly YamlRecord[] {
  const converter = new TaskConverter(context);
  return outline.map((node, index) => converter.convert(node, String(index + 1)));
}
