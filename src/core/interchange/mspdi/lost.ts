import type { LostValue } from "./plan";
import type { XmlElement } from "./xml";

const samples = 3;

/** Values that mean "nothing was entered". */
function isEmpty(element: XmlElement): boolean {
  const text = element.text.trim();
  return (
    element.children.length === 0 &&
    /^(?:|0|0?\.0+|0\.0+|-0|false|NA|PT0H0M0S|PT0S|1984-01-01T00:00:00|0001-01-01T00:00:00)$/.test(text)
  );
}

/** What Microsoft Project writes where nobody changed anything. */
const usualValues: Readonly<Record<string, readonly string[]>> = {
  "Task/LevelAssignments": ["1"],
  "Task/LevelingCanSplit": ["1"],
  "Task/IsPublished": ["1"],
  "Resource/CanLevel": ["1"],
  "Resource/AccrueAt": ["3", "2"],
  "Resource/WorkGroup": ["1"],
  "Assignment/HasFixedRateUnits": ["1"],
  "Project/Autolink": ["1"],
};

/** Collects the elements that a reader does not know, so that none is dropped in silence. */
export class LostValues {
  readonly #found = new Map<string, { count: number; readonly uids: number[] }>();

  /**
   * Notes every child that holds a value and is not in one of the lists.
   * @param known what the importer reads, and what follows from it and is computed anew
   */
  check(kind: string, element: XmlElement, known: ReadonlySet<string>, uid: number | undefined): void {
    for (const child of element.children) {
      if (known.has(child.name) || isEmpty(child)) continue;
      this.#add(`${kind}/${child.name}`, child.text.trim(), uid);
    }
  }

  #add(element: string, value: string, uid: number | undefined): void {
    if (usualValues[element]?.includes(value)) return;
    const entry = this.#found.get(element) ?? { count: 0, uids: [] };
    entry.count++;
    if (uid !== undefined && entry.uids.length < samples) entry.uids.push(uid);
    this.#found.set(element, entry);
  }

  /** A value of the file itself. */
  checkHeader(element: XmlElement, known: ReadonlySet<string>): void {
    if (!known.has(element.name) && !isEmpty(element))
      this.#add(`Project/${element.name}`, element.text.trim(), undefined);
  }

  get list(): readonly LostValue[] {
    return [...this.#found].map(([element, { count, uids }]) => ({ element, count, uids }));
  }
}

/** The set of names in a list that is written with spaces. */
export function names(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.trim().split(/\s+/)));
}
