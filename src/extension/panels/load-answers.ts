import { loadsTogetherInSteps, type LoadedProject } from "../../core/people/loads-together";
import { teamLoadsInSteps } from "../../core/people/team-load";
import { ganttLoad, type GanttLoad } from "../../core/report/gantt/load";
import type { HostToGantt } from "../../protocol/gantt";
import { Slices } from "../slices";

/** Answers how much people have to do, without keeping the host busy. Of several questions only the last one is answered. */
export class LoadAnswers {
  readonly #slices: () => Pick<Slices, "isOver" | "pause">;
  #question = 0;

  /** @param slices divides the work; in slices of the usual length when absent */
  constructor(slices: () => Pick<Slices, "isOver" | "pause"> = () => new Slices()) {
    this.#slices = slices;
  }

  async answer(projects: readonly LoadedProject[], send: (answer: HostToGantt) => void): Promise<void> {
    const question = ++this.#question;
    const steps = loadInSteps(projects);
    const slices = this.#slices();
    for (;;) {
      const step = steps.next();
      if (step.done) {
        send({ type: "load", load: step.value });
        return;
      }
      if (slices.isOver) await slices.pause();
      if (question !== this.#question) return;
    }
  }
}

function* loadInSteps(projects: readonly LoadedProject[]): Generator<void, GanttLoad> {
  const people = yield* loadsTogetherInSteps(projects);
  return ganttLoad(people, yield* teamLoadsInSteps(projects, people));
}
