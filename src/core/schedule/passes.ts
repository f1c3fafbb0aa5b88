import type { Instant } from "../text/instant";
import { backwardPass } from "./backward";
import { forwardPass } from "./forward";
import { sameFrame } from "./input";
import { copyDates, newDates, type Plan } from "./plan";
import { targetOf, type Change, type Prepared } from "./prepare";
import { settlePass } from "./settle";
import { backwardWork, partsOf, settleWork, wholeWork, Work, type Part } from "./work";

/** A plan with all its dates. */
export interface ComputedPlan {
  readonly prepared: Prepared;
  readonly plan: Plan;
  /** What late dates are counted back from. */
  readonly reached: Instant;
  /** What its passes have computed since the earlier version; the rest is as it was. */
  readonly works: readonly Work[];
}

/** Computes the dates of a plan, and yields between its passes; only those that a change can reach, where an earlier version is known. */
export function* computeDates(
  prepared: Prepared,
  changed: Change["changed"],
  known?: ComputedPlan,
): Generator<void, ComputedPlan> {
  if (!known || !changed || !sameFrame(prepared.input, known.prepared.input)) return yield* computeAll(prepared);
  if (changed.size === 0)
    return { ...known, prepared, works: [], plan: { ...known.plan, ...prepared.input, start: known.plan.start } };
  return isSimple(prepared) && isSimple(known.prepared)
    ? computeChanged(prepared, changed, known)
    : yield* computeAll(prepared);
}

/** Whether each pass runs once and counts all links, so that its dates are what the same pass can go on from. */
function isSimple({ input, order }: Prepared): boolean {
  return !input.putsLate && order.ignored.size === 0 && targetOf(input.project) === undefined;
}

function* computeAll(prepared: Prepared): Generator<void, ComputedPlan> {
  const { input } = prepared;
  const target = targetOf(input.project);
  let plan: Plan = { ...input, ...newDates(input.network.tasks.length), lateDatesKnown: false };
  yield* inParts(plan, false, (part) => {
    forwardPass(plan, wholeWork, part);
  });
  if (target !== undefined) {
    yield* inParts(plan, true, (part) => {
      backwardPass(plan, target, wholeWork, part);
    });
    plan = { ...plan, start: firstOf(plan, plan.lateStart) };
    forwardPass(plan, wholeWork);
  }
  const reached = lastOf(plan);
  const latest = target ?? mustFinishOf(plan) ?? reached;
  yield* inParts(plan, true, (part) => {
    backwardPass(plan, latest, wholeWork, part);
  });
  plan = { ...plan, lateDatesKnown: true };
  if (input.putsLate) forwardPass(plan, wholeWork);
  yield* inParts(plan, true, (part) => {
    settlePass(plan, target === undefined ? reached : Math.max(target, reached), wholeWork, part);
  });
  return { prepared, plan, reached, works: [wholeWork] };
}

/** Makes a pass in parts, and yields between them. */
function* inParts({ steps }: Plan, backwards: boolean, pass: (part: Part) => void): Generator<void, void> {
  const parts = partsOf(steps.length);
  for (const part of backwards ? parts.toReversed() : parts) {
    pass(part);
    yield;
  }
}

/** Goes on from the dates of an earlier version. When the project's finish moves, every late date and float does. */
function computeChanged(prepared: Prepared, changed: ReadonlySet<number>, known: ComputedPlan): ComputedPlan {
  const { input } = prepared;
  const count = input.network.tasks.length;
  const before = known.plan;
  const plan: Plan = { ...input, ...copyDates(before), lateDatesKnown: true };
  const tells = new Set(changed);
  for (let place = 0; place < count; place++) if (input.progress[place] !== before.progress[place]) tells.add(place);
  const forward = new Work(count, tells);
  forwardPass({ ...plan, lateDatesKnown: false }, forward);
  const { moved } = forward;
  const reached = lastOf(plan);
  const finishMoves = reached !== known.reached;
  const mustFinish = mustFinishOf(plan);
  const late = finishMoves && mustFinish === undefined ? wholeWork : backwardWork(plan, before, tells, moved);
  backwardPass(plan, mustFinish ?? reached, late);
  const settle = finishMoves ? wholeWork : settleWork(plan, before, tells, moved);
  settlePass(plan, reached, settle);
  return { prepared, plan, reached, works: [forward, late, settle] };
}

/** Primavera's "must finish by": what late dates are counted back from. */
function mustFinishOf({ project }: Plan): Instant | undefined {
  return project.schedule.mode === "primavera" ? (project.schedule.finish ?? project.finish) : undefined;
}

/** The first instant of all tasks without children. Inactive ones don't make a project longer, unless there are no others. */
export function firstOf({ leaves, network }: Plan, dates: Float64Array): Instant {
  const all = !network.active.includes(true);
  let first = Infinity;
  for (let place = 0; place < leaves.length; place++)
    if (leaves[place] && (all || network.active[place] === true)) first = Math.min(first, dates[place] ?? first);
  return first;
}

/** The last instant at which a task without children is put. */
export function lastOf({ leaves, network, placedFinish }: Plan): Instant {
  const all = !network.active.includes(true);
  let last = -Infinity;
  for (let place = 0; place < leaves.length; place++)
    if (leaves[place] && (all || network.active[place] === true)) last = Math.max(last, placedFinish[place] ?? last);
  return last;
}
