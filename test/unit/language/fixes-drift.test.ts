import assert from "node:assert/strict";
import { afterFix, codes, fixesOf, main, workspace } from "./fix-support";

const content = (duration: string, more = ""): string =>
  `          content: |
            project: { id: crm, name: CRM, start: 2026-04-01 }
            schedule:
              tasks:
                - { id: design, name: Design, duration: ${duration} }
${more}`;
const version = (number: string, text: string): string =>
  `    - id: small
      version: ${number}
      files:
        - path: project.pmo.yaml
${text}`;
const standard = `standard:
  id: acme
  version: 1.0.0
  templates:
${version("1.0.0", content("10d"))}${version("1.1.0", content("12d", "                - { id: test, name: Test, duration: 5d, predecessors: [design] }\n"))}`;

const project = (tasks: string, kept = ""): string => `project:
  id: crm
  name: CRM
  start: 2026-04-01
  statusDate: 2026-04-01
  standard: ../s.pmo.yaml
  templates:
    # made by the office
    - template: small
      version: 1.0.0 # in April
      adopted: 2026-04-01
${kept}schedule:
  tasks:
${tasks}`;
const tasks = "    - { id: design, name: Design, duration: 10d } # our first task\n";

function fixed(text: string, title: string): string {
  return afterFix({ "s.pmo.yaml": standard, [main]: text }, "standard.template-drift", title);
}

describe("one change of a template", () => {
  const added = "    - { id: test, name: Test, duration: 5d, predecessors: [design] }\n";
  const left = (text: string): readonly string[] =>
    codes(workspace({ "s.pmo.yaml": standard, [main]: text })).filter((code) => code.includes("template"));

  it("is taken over alone; comments and the other changes stay as they are", () => {
    const after = fixed(project(tasks), "Take 'schedule.tasks[test]' over");
    assert.equal(after, project(tasks + added));
    assert.deepEqual(left(after), ["standard.outdated-template", "standard.template-drift"]);
  });

  it("with the last one the project has the new version", () => {
    const after = fixed(project(tasks + added), "Take 'schedule.tasks[design].duration' over");
    assert.equal(after, project(tasks.replace("10d", "12d") + added).replace("version: 1.0.0", "version: 1.1.0"));
    assert.deepEqual(left(after), []);
  });

  it("is refused for good: the header notes what the project keeps, and the template is no longer ahead", () => {
    const once = fixed(project(tasks), "Keep 'schedule.tasks[test]'");
    assert.equal(once, project(tasks, '      kept: ["schedule.tasks[test]"]\n'));
    const twice = fixed(once, "Keep 'schedule.tasks[design].duration'");
    const kept = '      kept: ["schedule.tasks[test]", "schedule.tasks[design].duration"]\n';
    assert.equal(twice, project(tasks, kept).replace("version: 1.0.0", "version: 1.1.0"));
    assert.deepEqual(left(twice), []);
  });

  it("what nothing stands against is offered first; a conflict is left to the person", () => {
    const offered = (text: string): readonly string[] =>
      [...fixesOf(workspace({ "s.pmo.yaml": standard, [main]: text }), "standard.template-drift")].flatMap(
        ([title, { preferred }]) => (/^(?:Take|Keep)/.test(title) ? [`${preferred ? "first " : ""}${title}`] : []),
      );
    const kept = '      kept: ["schedule.tasks[test]"]\n';
    assert.deepEqual(offered(project(tasks, kept)), [
      "first Take 'schedule.tasks[design].duration' over from the template 'small'",
      "Keep 'schedule.tasks[design].duration' as this project has it",
    ]);
    assert.deepEqual(offered(project(tasks.replace("10d", "8d"), kept)), [
      "Take 'schedule.tasks[design].duration' over from the template 'small'",
      "Keep 'schedule.tasks[design].duration' as this project has it",
    ]);
  });
});
