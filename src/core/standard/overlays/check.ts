import type { ParsedFile, Project } from "../../model/types";
import { findingsOfErrors } from "../../schema/errors";
import type { Located } from "../../schema/locate";
import type { Finding } from "../../text/finding";
import { isSameList } from "../../text/same-list";
import type { Overlay } from "../demands/model";
import type { Unmet } from "../demands/report";
import { bilingualMessage } from "../localized";
import { compileOverlay, type CompiledOverlay, type OverlayError, type OverlayResult } from "./compile";
import { withoutBranches } from "./nearest-branch";
import { wholeSection, type WholeSection } from "./section-data";

/** What the overlays of a project's standards say about its sections. */
export interface OverlayCheck {
  readonly unmet: readonly Unmet[];
  /** Overlays that cost too much for this project. */
  readonly exhausted: readonly Overlay[];
}

/** What an overlay said of a section, and the section in which it said so. */
interface Memory {
  readonly stamp: readonly unknown[];
  readonly result: OverlayResult;
}

/** Checks the versions of one project against overlays; a section in which nothing has changed is not evaluated again. */
export class OverlayRunner {
  #memories: ReadonlyMap<CompiledOverlay, Memory> = new Map();
  /** Number of sections that were evaluated, over all runs. */
  evaluations = 0;

  /** Checks the sections of a project against the overlays of its standards; what is known of others is forgotten. Overlays that are no schema are told in their standards. */
  run(project: Project, overlays: readonly Overlay[]): OverlayCheck {
    const sections = new Map<string, WholeSection | undefined>();
    const memories = new Map<CompiledOverlay, Memory>();
    const unmet: Unmet[] = [];
    const exhausted: Overlay[] = [];
    for (const overlay of overlays) {
      const compiled = compileOverlay(overlay);
      if ("problem" in compiled) continue;
      const { section } = overlay;
      if (!sections.has(section)) sections.set(section, wholeSection(project, section));
      const whole = sections.get(section);
      if (!whole) continue;
      const memory = this.#evaluated(compiled, whole);
      memories.set(compiled, memory);
      const { result } = memory;
      if (result.kind === "exhausted") exhausted.push(overlay);
      else
        for (const finding of overlayFindings(whole, result.errors, overlay)) unmet.push({ demand: overlay, finding });
    }
    this.#memories = memories;
    return { unmet, exhausted };
  }

  #evaluated(compiled: CompiledOverlay, whole: WholeSection): Memory {
    const known = this.#memories.get(compiled);
    if (known && isSameList(known.stamp, whole.stamp)) return known;
    this.evaluations++;
    return { stamp: whole.stamp, result: compiled.validate(whole.data) };
  }
}

/** Errors that count from the same value. */
interface Group {
  readonly file: ParsedFile;
  readonly root: Located;
  readonly errors: OverlayError[];
}

function overlayFindings(whole: WholeSection, errors: readonly OverlayError[], overlay: Overlay): readonly Finding[] {
  const groups = new Map<unknown, Group>();
  for (const error of withoutBranches(errors)) {
    const place = whole.placeOf(error.instancePath);
    if (!place) continue;
    const { file, root, pointer } = place;
    const group = groups.get(root.node) ?? { file, root, errors: [] };
    groups.set(root.node, group);
    group.errors.push({ ...error, instancePath: pointer });
  }
  return [...groups.values()].flatMap(({ file, root, errors: own }) =>
    findingsOfErrors(own, root, file).map((finding) => ofOverlay(finding, overlay)),
  );
}

/** Half-typed values stay as mild as they are. */
function ofOverlay(finding: Finding, { section, severity, message }: Overlay): Finding {
  return {
    ...finding,
    code: "standard.overlay",
    severity: finding.severity === "info" || severity === "off" ? "info" : severity,
    ...(message && { message: bilingualMessage(message) }),
    data: { ...finding.data, section, schemaCode: finding.code },
  };
}
