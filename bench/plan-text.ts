/** Text of a project file with as many tasks as wanted: phases of 25 tasks, chains and crossing links, 15 lines a task. The same size gives the same text. */
export function planText(tasks: number): string {
  const lines = [
    "project:",
    "  id: bench",
    "  name: Benchmark",
    "  start: 2026-04-01",
    "  statusDate: 2026-06-30",
    "calendars:",
    "  - id: jp",
    "    workingDays: [mon, tue, wed, thu, fri]",
    "    workingHours: [09:00-12:00, 13:00-18:00]",
    "    holidays: JP",
    "organization:",
    "  people:",
    ...Array.from({ length: 20 }, (_, person) => `    - { id: p${person}, name: Person ${person}, calendar: jp }`),
    "schedule:",
    "  calendar: jp",
    "  tasks:",
  ];
  for (let index = 0; index < tasks; index++) {
    if (index % 25 === 0) lines.push(`    - id: s${index}`, `      name: Phase ${index / 25 + 1}`, "      tasks:");
    const predecessors = [
      ...(index % 5 > 0 ? [`t${index - 1}`] : []),
      ...(index >= 25 ? [`t${index - 25 + (index % 7)} SS+2d`] : []),
    ];
    lines.push(
      `        - id: t${index}`,
      `          name: "Task ${index}: 画面設計とレビュー"`,
      "          description: What is to be done and how one sees that it is done",
      `          duration: ${1 + (index % 9)}d`,
      `          predecessors: [${predecessors.join(", ")}]`,
      `          assignments: [p${index % 20} 50%]`,
      "          estimate:",
      `            optimistic: ${1 + (index % 5)}d`,
      `            mostLikely: ${2 + (index % 9)}d`,
      `            pessimistic: ${5 + (index % 9)}d`,
      `          owner: p${(index + 3) % 20}`,
      `          priority: ${index % 1000}`,
      "          tags: [bench, example]",
      "          # a comment, as people write them",
      "          notes: As agreed in the weekly meeting",
    );
  }
  return `${lines.join("\n")}\n`;
}
