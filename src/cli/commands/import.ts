import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { ImportError, MspdiImporter, type ImportNote, type ImportResult } from "../../core/interchange/mspdi";
import { message } from "../../core/text/message";
import { cannotRead, isEmptyFolder, kindOfPath, writeAtomically } from "../files";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { relativePath } from "../load";
import { printable } from "../output/terminal";

export interface ImportCommandOptions {
  readonly output: string;
  readonly force: boolean;
  readonly id?: string;
}

/** From this size on people want to see that something happens. */
const largeFile = 8 * 1024 * 1024;

async function readPlan(file: string, given: string, id: string | undefined, host: Host): Promise<ImportResult> {
  const importer = new MspdiImporter({ fileName: path.basename(file), ...(id === undefined ? {} : { projectId: id }) });
  const { size } = await stat(file);
  const showProgress = host.interactive && size >= largeFile;
  let done = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      const bytes = chunk as Uint8Array;
      importer.writeBytes(bytes);
      done += bytes.length;
      if (showProgress)
        host.err(`\r${say(host, message("Reading {0}: {1}%", path.basename(file), Math.floor((done / size) * 100)))}`);
    }
    if (showProgress) host.err("\n");
    return importer.finish();
  } catch (error) {
    if (error instanceof ImportError)
      throw new CannotRun(message("'{0}' can't be imported. {1}", given, error.problem));
    throw error instanceof Error && "code" in error ? cannotRead(given, error) : error;
  }
}

function noteLine(note: ImportNote, host: Host): string {
  return `- ${printable(say(host, note.message))} [${note.code}]\n`;
}

function summary(result: ImportResult, folder: string, host: Host): string {
  const { counts, notes } = result;
  const lines = [
    message("Project '{0}' written to {1}:", result.projectId, folder),
    message(
      "{0} tasks, {1} links, {2} calendars, {3} resources, {4} assignments, {5} baselines",
      counts.tasks,
      counts.links,
      counts.calendars,
      counts.people,
      counts.assignments,
      counts.baselines,
    ),
    notes.length === 0
      ? message("Everything was carried over.")
      : message("Not carried over, or in another form ({0}):", notes.length),
  ];
  return (
    lines.map((line) => `${printable(say(host, line))}\n`).join("") + notes.map((note) => noteLine(note, host)).join("")
  );
}

/** `pmo import`: Microsoft Project XML to a project folder. @throws CannotRun */
export async function importFile(given: string, options: ImportCommandOptions, host: Host): Promise<number> {
  const file = path.resolve(host.cwd, given);
  if ((await kindOfPath(file, given)) === "folder")
    throw new CannotRun(message("'{0}' is a folder; give the XML file.", given));
  const folder = path.resolve(host.cwd, options.output);
  if (!options.force && !(await isEmptyFolder(folder))) {
    throw new CannotRun(
      message("The folder '{0}' is not empty. Choose another one, or overwrite with --force.", options.output),
    );
  }
  const result = await readPlan(file, given, options.id, host);
  for (const { path: name, text } of result.files) await writeAtomically(path.join(folder, name), text);
  host.out(summary(result, relativePath(host.cwd, folder), host));
  return exitCodes.clean;
}
