import { message } from "../../core/text/message";
import { fixOf, spanOf, textData } from "./make";
import { freeId } from "./next-id";
import { presentText, replaceBy } from "./suggestions";
import type { FixMaker } from "./types";

/** The next free id for a record whose id is taken. References go on naming the first one. */
export const takenId: FixMaker = (place) => {
  const id = textData(place, "id");
  const project = place.scope.store.projectOf(place.file.path);
  if (id === undefined || !project) return [];
  const free = freeId(id, project);
  const quote = /^["']/.exec(presentText(place))?.[0] ?? "";
  return fixOf(
    place.file,
    message("Give it the next free id: '{0}'", free),
    [{ span: spanOf(place), newText: `${quote}${free}${quote}` }],
    { preferred: true },
  );
};

/** An id that no other project of the workspace has. */
export const takenProjectId: FixMaker = (place) => {
  const id = textData(place, "id");
  if (id === undefined) return [];
  const taken = new Set(place.scope.store.projects().map((project) => project.id));
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return replaceBy(place, [`${id}-${number}`]);
};
