import { fieldSpan, headSpan } from "../../model/origin";
import { partsOf } from "../../model/sections";
import type { Origin, Project, RecordBase } from "../../model/types";
import type { Finding } from "../../text/finding";
import type { Message } from "../../text/message";
import type { Span } from "../../text/range";
import { bilingualMessage } from "../localized";
import type { Demand } from "./demand";

/** A demand that is not met, with the finding about it. */
export interface Unmet {
  readonly demand: Demand;
  readonly finding: Finding;
}

/** What a demand is not met by. */
export interface Lack {
  readonly demand: Demand;
  readonly code: string;
  /** General words; those of the demand come before them. */
  readonly message: Message;
  readonly data: NonNullable<Finding["data"]>;
}

/** The records of a section; of the section `project` its header. */
export function recordsIn(project: Project, section: string): readonly RecordBase[] {
  if (section === "project") return project.header ? [project.header] : [];
  return project.recordsBySection.get(section) ?? [];
}

/** A finding at the head of the project. Without a header there is no place to say it, and `project.missing` says more. */
export function lackOfProject(project: Project, lack: Lack): readonly Unmet[] {
  return project.header ? lackAt(project, project.header.origin, undefined, lack) : [];
}

/** A finding at the key of a section, in its first part; at the head of the project where the section is missing. */
export function lackOfSection(project: Project, section: string, lack: Lack): readonly Unmet[] {
  const [part] = partsOf(project.files, section);
  return part ? findingAt(part.file, part.entry.keySpan, lack) : lackOfProject(project, lack);
}

/** A finding at a field of a record, at a value in it, or at its head. */
export function lackAt(project: Project, origin: Origin, at: string | Span | undefined, lack: Lack): readonly Unmet[] {
  const file = project.files.find(({ path }) => path === origin.file);
  const span = at === undefined ? headSpan(origin) : typeof at === "string" ? fieldSpan(origin, at) : at;
  return file ? findingAt(file, span, lack) : [];
}

function findingAt(
  file: Project["files"][number],
  span: Span,
  { demand, code, message, data }: Lack,
): readonly Unmet[] {
  const { severity, message: own } = demand;
  if (severity === "off") return [];
  const words = own ? bilingualMessage(own) : message;
  return [
    { demand, finding: { code, severity, file: file.path, range: file.lines.range(span), message: words, data } },
  ];
}
