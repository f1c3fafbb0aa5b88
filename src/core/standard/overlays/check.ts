import type { ParsedFile, Project } from "../../model/types";
import { findingsOfErrors } from "../../schema/errors";
import type { Located } from "../../schema/locate";
import type { Finding } from "../../text/finding";
import type { Overlay } from "../demands/model";
import type { Unmet } from "../demands/report";
import { bilingualMessage } from "../localized";
import { compileOverlay, type OverlayError } from "./compile";
import { withoutBranches } from "./nearest-branch";
import { wholeSection, type WholeSection } from "./section-data";

/** What the overlays of a project's standards say about its sections. */
export interface OverlayCheck {
  readonly unmet: readonly Unmet[];
  /** Overlays that cost too much for this project. */
  readonly exhausted: readonly Overlay[];
}

/** Checks the sections of a project against the overlays of its standards. Overlays that are no schema are told in their standards. */
export function checkOverlays(project: Project, overlays: readonly Overlay[]): OverlayCheck {
  const sections = new Map<string, WholeSection | undefined>();
  const unmet: Unmet[] = [];
  const exhausted: Overlay[] = [];
  for (const overlay of overlays) {
    const compiled = compileOverlay(overlay);
    if ("problem" in compiled) continue;
    const { section } = overlay;
    if (!sections.has(section)) sections.set(section, wholeSection(project, section));
    const whole = sections.get(section);
    if (!whole) continue;
    const result = compiled.validate(whole.data);
    if (result.kind === "exhausted") exhausted.push(overlay);
    else for (const finding of overlayFindings(whole, result.errors, overlay)) unmet.push({ demand: overlay, finding });
  }
  return { unmet, exhausted };
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
