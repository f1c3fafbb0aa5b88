import type { ContestantName } from "./peers";
import type { Results } from "./rounds";
import type { Sample } from "./sample";
import { atMost, timesOf, type Row } from "./table";

export const titles: Readonly<Record<ContestantName, string>> = {
  ours: "here",
  mermaid: "Mermaid",
  frappe: "frappe-gantt",
  svar: "SVAR",
  dhtmlx: "DHTMLX",
};

/** A line of the table, and the rounds from which it is made. */
export interface Line {
  readonly what: string;
  readonly rounds: readonly string[];
  readonly row: (results: Results, what: string) => Row;
}

type Read = (sample: Sample) => number | undefined;
const first: Read = ({ first }) => first;
const elements: Read = ({ elements }) => elements;

/** The smallest of some numbers, with the name of who has it. */
function best(
  results: Results,
  round: string,
  names: readonly ContestantName[],
  read: Read,
): { readonly name: string; readonly value: number | undefined } {
  let found: { name: string; value: number | undefined } = { name: "", value: undefined };
  for (const name of names) {
    const value = results.median(round, name, read);
    if (value !== undefined && (found.value === undefined || value < found.value))
      found = { name: titles[name], value };
  }
  return found;
}

function peerOf(results: Results, round: string, name: ContestantName, read: Read) {
  return { name: titles[name], value: results.median(round, name, read) };
}

/** Every line, in the order of the table. @param viewScriptSize bytes of our script, compressed */
export function linesOf(viewScriptSize: number): readonly Line[] {
  return [
    {
      what: "first paint, 1,000 rows",
      rounds: ["1,000"],
      row: (results, what) => {
        const mermaid = peerOf(results, "1,000", "mermaid", first);
        const other = best(results, "1,000", ["frappe", "svar", "dhtmlx"], first);
        const aims = [timesOf(0.25, mermaid.name, mermaid.value), timesOf(1 / 3, other.name, other.value)];
        return { what, unit: "ms", ours: results.median("1,000", "ours", first), peer: other, aims };
      },
    },
    {
      what: "first paint, 10,000 rows",
      rounds: ["10,000"],
      row: (results, what) => againstSvar(results, what, "10,000", first, 0.25),
    },
    {
      what: "first paint, 50,000 rows",
      rounds: ["1,000", "50,000"],
      row: (results, what) => {
        const row = againstSvar(results, what, "50,000", first, 0.12);
        const own = timesOf(1.5, "here at 1,000", results.median("1,000", "ours", first));
        return { ...row, aims: [...row.aims, own] };
      },
    },
    {
      what: "scroll, processor time a step, 10,000 rows",
      rounds: ["10,000"],
      row: (results, what) => {
        const read: Read = ({ scroll }) => scroll;
        const peer = best(results, "10,000", ["svar", "dhtmlx"], read);
        const ours = results.median("10,000", "ours", read);
        return { what, unit: "ms", ours, peer, aims: [timesOf(0.35, peer.name, peer.value)] };
      },
    },
    ...(
      [
        ["10,000", 1],
        ["50,000", 3],
      ] as const
    ).map(([rows, most]): Line => ({
      what: `late frames (> 20 ms) at 60 Hz, ${rows} rows`,
      rounds: [`${rows} at 60 Hz`],
      row: (results, what) => {
        const read: Read = ({ late }) => (late === undefined ? undefined : late * 100);
        const round = `${rows} at 60 Hz`;
        const peer = best(results, round, ["svar", "dhtmlx"], read);
        return { what, unit: "%", ours: results.median(round, "ours", read), peer, aims: [atMost(most, "%")] };
      },
    })),
    {
      what: "zoom step, processor time, 10,000 rows",
      rounds: ["10,000"],
      row: (results, what) => againstSvar(results, what, "10,000", ({ zoom }) => zoom, 0.2),
    },
    {
      what: "one task changed in the text to picture updated, 10,000 rows (peers: one bar only)",
      rounds: ["10,000"],
      row: (results, what) => {
        const read: Read = ({ update }) => update;
        const peer = best(results, "10,000", ["svar", "dhtmlx"], read);
        return { what, unit: "ms", ours: results.median("10,000", "ours", read), peer, aims: [atMost(25, "ms")] };
      },
    },
    ...["1,000", "10,000", "50,000"].map((rows): Line => ({
      what: `DOM elements, ${rows} rows`,
      rounds: [rows],
      row: (results, what) => ({
        what,
        unit: "",
        ours: results.median(rows, "ours", elements),
        peer: peerOf(results, rows, "svar", elements),
        aims: [atMost(1_200, "")],
      }),
    })),
    {
      what: "heap added beyond the data, 50,000 rows",
      rounds: ["50,000"],
      row: (results, what) => {
        const read: Read = ({ heap }) => heap;
        const peer = best(results, "50,000", ["svar", "dhtmlx"], read);
        return { what, unit: "MB", ours: results.median("50,000", "ours", read), peer, aims: [atMost(15, "MB")] };
      },
    },
    ...(
      [
        ["19 of 20 frames", ({ drag }) => drag],
        ["the slowest frame", ({ slowestDrag }) => slowestDrag],
      ] satisfies readonly (readonly [string, Read])[]
    ).map(([which, read]): Line => ({
      what: `work for a frame while a bar is dragged and all that follows is previewed, 10,000 rows: ${which}`,
      rounds: ["10,000, a bar dragged"],
      row: (results, what) => {
        const ours = results.median("10,000, a bar dragged", "ours", read);
        return { what, unit: "ms", ours, aims: [atMost(16, "ms")] };
      },
    })),
    {
      what: "preview of a drag in the host, all dates computed, 10,000 rows",
      rounds: ["10,000, a bar dragged"],
      row: (results, what) => {
        const ours = results.median("10,000, a bar dragged", "ours", ({ preview }) => preview);
        return { what, unit: "ms", ours, aims: [atMost(16, "ms")] };
      },
    },
    // Of both the first picture, and those that follow, when the programs are warm.
    ...(
      [
        ["static SVG of 1,000 rows, the first one", first, ({ firstFile }) => firstFile],
        ["static SVG of 1,000 rows, drawn again", ({ file }) => file, ({ file }) => file],
      ] satisfies readonly (readonly [string, Read, Read])[]
    ).map(([what, readMermaid, readOurs]): Line => ({
      what,
      rounds: ["1,000"],
      row: (results) => {
        const peer = peerOf(results, "1,000", "mermaid", readMermaid);
        const ours = results.median("1,000", "ours", readOurs);
        return { what, unit: "ms", ours, peer, aims: [timesOf(0.05, peer.name, peer.value)] };
      },
    })),
    {
      what: "violations of a Content-Security-Policy without inline styles, 100 rows",
      rounds: ["100 under a strict policy"],
      row: (results, what) => {
        const read: Read = ({ violations }) => violations.length;
        const round = "100 under a strict policy";
        const peer = best(results, round, ["mermaid", "frappe", "svar", "dhtmlx"], read);
        return { what, unit: "", ours: results.median(round, "ours", read), peer, aims: [atMost(0, "")] };
      },
    },
    {
      what: "script of the view, compressed with gzip",
      rounds: [],
      row: (_, what) => ({ what, unit: "KB", ours: viewScriptSize / 1024, aims: [atMost(60, "KB")] }),
    },
  ];
}

function againstSvar(results: Results, what: string, round: string, read: Read, share: number): Row {
  const peer = peerOf(results, round, "svar", read);
  return {
    what,
    unit: "ms",
    ours: results.median(round, "ours", read),
    peer,
    aims: [timesOf(share, peer.name, peer.value)],
  };
}
