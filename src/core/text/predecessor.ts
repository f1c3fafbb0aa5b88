import { formatDuration, parseLag, type Lag } from "./duration";
import { parseReference, type Reference } from "./identifier";
import type { Span } from "./range";

/** What a text such as `vendor:contract FF-2d` says. */
export interface PredecessorText extends Reference {
  readonly type: "FS" | "SS" | "FF" | "SF";
  readonly lag?: Lag;
  /** Where the reference stands, as offsets into the text. */
  readonly referenceSpan: Span;
}

const types = ["FS", "SS", "FF", "SF"] as const;
/** Nearly all predecessors are an id and nothing else; a lag has a sign before a digit. */
const plainId = /^[A-Za-z_][\w.]*(?:-[A-Za-z_][\w.]*)*$/;
/** The usual form of the others. */
const usual = /^([A-Za-z_][\w.-]*) (FS|SS|FF|SF)([+-]\d+(?:\.\d+)?(?:%|e?(?:mo|[mhdw])))?$/;
const pattern =
  /^\s*([^\s+]+)\s*(?:\b(FS|SS|FF|SF)(?![\p{L}\p{N}_.:]))?\s*([+-]?\s*[\d.]+\s*(?:%|e?(?:mo|[mhdw])))?\s*$/iu;
const separated =
  /^\s*(\S+?)(?:\s+(FS|SS|FF|SF))?(?:\s*(?<=\s|FS|SS|FF|SF)([+-]?\s*\d[\d.]*\s*(?:%|e?(?:mo|[mhdw]))))?\s*$/iu;

/**
 * Reads a predecessor: `[project:]id [FS|SS|FF|SF][+|-lag]`, for example `screens`, `screens SS+2d`, `vendor:contract FF - 50%`, `b+2ed`.
 * A minus belongs to the id unless white space or the type stands before it (`a-b FS-2d`).
 * @returns undefined for anything else
 */
export function parsePredecessor(text: string): PredecessorText | undefined {
  // The patterns take cubic time on long runs of white space.
  if (text.length > 300) return undefined;
  if (plainId.test(text)) return { id: text, type: "FS", referenceSpan: { start: 0, end: text.length } };
  const simple = usual.exec(text);
  if (simple) return usualPredecessor(simple);
  const match = separated.exec(text);
  const plain = match && parseReference(match[1] ?? "") ? match : pattern.exec(text);
  const written = plain?.[1];
  const reference = written === undefined ? undefined : parseReference(written);
  if (!plain || written === undefined || !reference) return undefined;
  const lagText = plain[3]?.replace(/\s+/g, "");
  const lag = lagText === undefined ? undefined : parseLag(lagText.toLowerCase());
  if (lagText !== undefined && lag === undefined) return undefined;
  const start = text.indexOf(written);
  return {
    ...reference,
    type: types.find((type) => type === plain[2]?.toUpperCase()) ?? "FS",
    ...(lag && { lag }),
    referenceSpan: { start, end: start + written.length },
  };
}

function usualPredecessor([, id = "", written, lagText]: RegExpExecArray): PredecessorText {
  const lag = lagText === undefined ? undefined : parseLag(lagText);
  const type = types.find((one) => one === written) ?? "FS";
  return { id, type, ...(lag && { lag }), referenceSpan: { start: 0, end: id.length } };
}

/** Writes a predecessor in its shortest form: the type only when it is not FS or a lag follows. */
export function formatPredecessor(link: Omit<PredecessorText, "referenceSpan">): string {
  const reference = link.project === undefined ? link.id : `${link.project}:${link.id}`;
  if (!link.lag) return link.type === "FS" ? reference : `${reference} ${link.type}`;
  const lag = "percent" in link.lag ? `${link.lag.percent}%` : formatDuration(link.lag);
  return `${reference} ${link.type}${lag.startsWith("-") ? "" : "+"}${lag}`;
}
