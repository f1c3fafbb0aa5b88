import type { KeystrokeKind } from "./keystrokes";

/** Milliseconds of keystrokes, all together and by kind. */
export interface KeystrokeTimes {
  readonly all: number;
  readonly count: number;
  readonly byKind: Readonly<Partial<Record<KeystrokeKind, number>>>;
  /** The slowest one. */
  readonly slowest: number;
}

/** Milliseconds of opening a file. */
export interface OpeningTime {
  /** Until what the text and its schema tell is known. */
  readonly first: number;
  /** Until everything is known: dates, references and rules as well. The peer knows nothing of them. */
  readonly all: number;
  /** The longest stretch in which the host can't do anything else. */
  readonly longest: number;
}

export interface RequestTimes {
  readonly hover: number;
  readonly completion: number;
}

/** Opening many projects. */
export interface WorkspaceTime {
  /** Until all findings of all projects are known. */
  readonly all: number;
  /** Until the findings and a hover of the file that is open are there. */
  readonly firstFile: number;
  readonly longest: number;
}

/** What a child process measures. Times are medians in milliseconds, the heap is in megabytes. */
export interface Measurements {
  readonly keystrokes: KeystrokeTimes;
  readonly requests: RequestTimes;
  readonly format: number;
  readonly opening: OpeningTime;
  readonly heap: number;
  readonly workspace: WorkspaceTime;
}

export type MeasurementName = keyof Measurements;
