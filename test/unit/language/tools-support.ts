import { renderMessage } from "../../../src/core/text/message";
import type { ToolScope } from "../../../src/language/tools/scope";
import { ProjectStore } from "../../../src/workspace/store";

/** A workspace of texts by the names of their files, as tools see it. */
export function toolScope(texts: Readonly<Record<string, string>>): ToolScope {
  const store = new ProjectStore();
  for (const [name, text] of Object.entries(texts)) store.setFile(`file:///w/${name}`, text);
  return {
    store,
    language: "en",
    today: "2026-05-01",
    render: renderMessage,
    nameOf: (file) => file.replace("file:///w/", ""),
  };
}

/** The data of an answer. */
export function dataOf(answer: string): Readonly<Record<string, unknown>> {
  return JSON.parse(answer) as Readonly<Record<string, unknown>>;
}

/** A list of an answer. */
export function listOf(answer: string, key: string): readonly Readonly<Record<string, unknown>>[] {
  return dataOf(answer)[key] as readonly Readonly<Record<string, unknown>>[];
}

export const shop = `project:
  id: shop
  name: Shop
  start: 2026-04-01
  statusDate: 2026-04-30
organization:
  people:
    - { id: sato, name: 佐藤 }
schedule:
  tasks:
    # The beginning.
    - id: design # first
      name: Design
      duration: 5d
      percentComplete: 100
      actualStart: 2026-04-01
      actualFinish: 2026-04-07
    - id: build
      name: Build
      duration: 10d
      predecessors: [design]
      assignments: [sato 50%]
      deadline: 2026-04-10

    - id: training
      name: Training
      duration: 2d
      predecessors:
        - design FS+1d
    - id: live
      name: Live
      milestone: true
      predecessors: [build]
risks:
  - id: R-001
    title: Late
    owner: nobody
`;
