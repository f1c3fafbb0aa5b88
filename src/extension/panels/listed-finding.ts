import type { Finding } from "../../core/text/finding";
import type { ListedFinding } from "../../protocol/standards";
import { toUri } from "../convert";

/** A finding as the view of standards lists it. */
export function listedFinding({ code, severity, message, file, range }: Finding): ListedFinding {
  const name = toUri(file).path.split("/").at(-1) ?? file;
  return { code, severity, message, file, range, place: `${name}:${range.start.line + 1}` };
}
