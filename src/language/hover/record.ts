import type { CalendarRecord, PersonRecord, RecordBase, RiskRecord, TaskRecord } from "../../core/model/types";
import { calendarFacts } from "./calendar";
import type { HoverContext } from "./context";
import { personFacts } from "./person";
import { gateFacts, recordFacts } from "./register";
import { riskFacts } from "./risk";
import { taskFacts } from "./task";

/** Everything worth knowing about a record, by its kind. */
export function factsOfRecord(record: RecordBase, context: HoverContext): readonly string[] {
  switch (record.kind) {
    case "task":
      return taskFacts(record as TaskRecord, context);
    case "person":
      return personFacts(record as PersonRecord, context);
    case "risk":
      return riskFacts(record as RiskRecord, context);
    case "calendar":
      return calendarFacts(record as CalendarRecord, context);
    case "gate":
      return gateFacts(record, context);
    default:
      return recordFacts(record, context);
  }
}
