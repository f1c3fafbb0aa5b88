/**
 * The fields that a person writes first, by kind of record or by section, where the columns of the register are not the answer: they also hold
 * what is only known later (when an action was done), or are missing altogether.
 */
export const usefulFields: Readonly<Record<string, readonly string[]>> = {
  project: ["id", "name", "sponsor", "manager", "status", "start", "statusDate"],
  organization: ["people", "teams"],
  schedule: ["calendar", "tasks"],
  quality: ["metrics", "reviews"],
  budget: ["currency", "budgetAtCompletion", "contingencyReserve", "costAccounts"],
  action: ["id", "title", "owner", "due", "status"],
  baseline: ["id", "name", "captured", "approvedBy", "tasks"],
  benefit: ["id", "title", "owner", "kpi", "baseline", "target", "status"],
  calendar: ["id", "name", "workingDays", "workingHours", "holidays"],
  change: ["id", "title", "description", "requestedBy", "requested", "priority", "status"],
  contract: ["id", "title", "supplier", "type", "value", "start", "finish"],
  "cost-account": ["id", "name", "category", "planned"],
  decision: ["id", "title", "description", "owner", "decided", "status"],
  deliverable: ["id", "name", "owner", "due", "acceptanceCriteria", "status"],
  gate: ["id", "name", "type", "planned", "criteria"],
  issue: ["id", "title", "description", "priority", "owner", "due", "status"],
  lesson: ["id", "title", "category", "situation", "recommendation", "status"],
  meeting: ["id", "title", "start", "chair", "attendees", "agenda"],
  person: ["id", "name", "role", "capacity", "calendar"],
  risk: ["id", "title", "cause", "effect", "probability", "impact", "response", "owner", "status"],
  "status-report": ["id", "title", "statusDate", "overall", "summary"],
  task: ["id", "name", "duration", "predecessors", "assignments"],
  team: ["id", "name", "lead", "members"],
  timesheet: ["id", "person", "date", "task", "hours"],
  training: ["id", "title", "skill", "people", "date", "status"],
};
