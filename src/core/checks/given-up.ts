import { fieldSpan } from "../model/origin";
import type { Project } from "../model/types";
import type { StandardFailure } from "../standard/check-standard";
import type { Finding } from "../text/finding";
import { message } from "../text/message";

/** Most rules that are named. */
const mostNamed = 5;

/** What of its standards costs too much for a project and was given up, once where the project names them: its findings are not all that they would be. */
export function givenUpFindings({ header, files }: Project, failures: readonly StandardFailure[]): readonly Finding[] {
  const names = failures.flatMap(({ givenUp }) => givenUp ?? []);
  const file = header && files.find(({ path }) => path === header.origin.file);
  if (names.length === 0 || !header || !file) return [];
  const named = names.slice(0, mostNamed).join(", ");
  const more = names.length - mostNamed;
  const words =
    more > 0
      ? message(
          "Given up, because it takes too long for this project: {0} and {1} more. All other rules of its standards ran.",
          named,
          more,
        )
      : message(
          "Given up, because it takes too long for this project: {0}. All other rules of its standards ran.",
          named,
        );
  const range = file.lines.range(fieldSpan(header.origin, "standard"));
  return [{ code: "standard.given-up", severity: "warning", file: file.path, range, message: words }];
}
