import { isSameList } from "../text/same-list";
import type { CompiledRule } from "./compile-rule";
import type { Collection, RuleVocabulary } from "./vocabulary/index";
import type { Row, RuleScope } from "./vocabulary/scope";

/** What of one run the next one compares with. Lists that say the same are the same objects from run to run. */
export interface RunSnapshot {
  readonly context: readonly unknown[];
  /** What stands for the records of each collection that was looked at. */
  readonly sources: ReadonlyMap<string, readonly object[]>;
}

export const emptySnapshot: RunSnapshot = { context: [], sources: new Map() };

/** A project in one run of rules, beside the run before. */
export class RunView implements RunSnapshot {
  readonly context: readonly unknown[];
  readonly sources = new Map<string, readonly object[]>();
  readonly #scope: RuleScope;
  readonly #vocabulary: RuleVocabulary;
  readonly #before: RunSnapshot;
  readonly #places = new Map<string, ReadonlyMap<object, number>>();

  constructor(scope: RuleScope, vocabulary: RuleVocabulary, before: RunSnapshot) {
    this.#scope = scope;
    this.#vocabulary = vocabulary;
    this.#before = before;
    this.context = sameOr(before.context, contextOf(scope));
  }

  /** Records that a collection has now. */
  rows({ section, kind }: Collection): readonly Row[] {
    return this.#scope.rows(section, kind);
  }

  /** The place that a record had in its collection in the run before; undefined for new and changed ones. */
  placeBefore({ path }: Collection, row: Row, place: number): number | undefined {
    const before = this.#before.sources.get(path);
    const source = sourceOf(row);
    if (!before || before[place] === source) return before && place;
    let places = this.#places.get(path);
    if (!places) this.#places.set(path, (places = new Map(before.map((one, index) => [one, index]))));
    return places.get(source);
  }

  /** What the outcomes of all records together depend on. */
  inputsOf({ collection, reach }: CompiledRule): readonly unknown[] {
    if (reach === "record") return [this.context];
    if (reach === "project") return [this.context, this.#scope.project, this.#scope.schedule];
    const others = reach.flatMap((path) => {
      const found = this.#vocabulary.collections.get(path);
      return found ? [this.sourcesOf(found)] : [];
    });
    return [this.context, this.sourcesOf(collection), ...others];
  }

  /** What stands for the records of a collection. The same list as in the run before where they are the same. */
  sourcesOf(collection: Collection): readonly object[] {
    const { path } = collection;
    const known = this.sources.get(path);
    if (known) return known;
    const sources = sameOr(this.#before.sources.get(path), this.rows(collection).map(sourceOf));
    this.sources.set(path, sources);
    return sources;
  }
}

/** What stands for a row over versions of a project: the same object as long as nothing that a rule can read in it has changed. */
function sourceOf({ task, record }: Row): object {
  return task ?? record;
}

/** What rules read of a project besides records. */
function contextOf({ project, schedule, standardScales }: RuleScope): readonly unknown[] {
  return [
    project.header,
    JSON.stringify([project.schedule, standardScales]),
    schedule.tasks.length === 0,
    ...project.calendars,
    undefined,
    ...(project.recordsBySection.get("baselines") ?? []),
  ];
}

function sameOr<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before && isSameList(before, now) ? before : now;
}
