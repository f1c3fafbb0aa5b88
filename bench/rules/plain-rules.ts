/** What a rule asks about the text under a key of a task, which can be told without a schedule. */
type Question =
  | { readonly kind: "written" | "not-written"; readonly field: string }
  | { readonly kind: "not-like"; readonly field: string; readonly pattern: string }
  | { readonly kind: "at-most" | "at-least"; readonly field: string; readonly characters: number };

/** Texts that tasks of the measured plan have. */
const fields = ["id", "name", "description", "owner", "notes"] as const;

function questionsOf(field: string): readonly (readonly [name: string, question: Question])[] {
  return [
    ["is-written", { kind: "written", field }],
    ["is-not-old", { kind: "not-written", field: `x-old-${field}` }],
    ["is-no-draft", { kind: "not-written", field: `x-draft-${field}` }],
    ["is-not-renamed", { kind: "not-written", field: `x-new-${field}` }],
    ["is-decided", { kind: "not-like", field, pattern: "^TBD" }],
    ["is-no-question", { kind: "not-like", field, pattern: "[?]$" }],
    ["is-short", { kind: "at-most", field, characters: 200 }],
    ["is-no-letter", { kind: "at-least", field, characters: 2 }],
  ];
}

/** Forty rules about texts of tasks that both sides can state. */
export const plainRules = fields.flatMap((field) =>
  questionsOf(field).map(([name, question]) => ({ name: `${field}-${name}`, question })),
);

/** The same as a standard. */
export const plainStandard = `standard:
  id: plain
  version: 1.0.0
  rules:
${plainRules
  .map(
    ({ name, question }) => `    - id: ${name}
      on: schedule.tasks
      check: "${checkOf(question)}"
      message: "{task.id}: ${name}"
      severity: warning
`,
  )
  .join("")}`;

function checkOf(question: Question): string {
  const { field } = question;
  const absent = `!has(task.${field})`;
  switch (question.kind) {
    case "written":
      return `has(task.${field})`;
    case "not-written":
      return `!('${field}' in task.custom)`;
    case "not-like":
      return `${absent} || !task.${field}.matches('${question.pattern}')`;
    case "at-most":
      return `${absent} || size(task.${field}) <= ${question.characters}`;
    case "at-least":
      return `${absent} || size(task.${field}) >= ${question.characters}`;
  }
}
