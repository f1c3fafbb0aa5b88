import { realpath } from "node:fs/promises";
import { applyEdits } from "../../core/text/edit";
import { message } from "../../core/text/message";
import { formatEdits } from "../../language/format/index";
import { readBytes, writeAtomically } from "../files";
import { exitCodes, say, type Host } from "../host";
import { filesUnder, relativePath } from "../load";
import { printable } from "../output/terminal";

export interface FormatOptions {
  /** Only say which files are not formatted. */
  readonly check: boolean;
}

const byteOrderMark = "\uFEFF";

/**
 * `pmo format`: sets the white space of the files under the paths, and lists those that change. A file that is not UTF-8 stays as it is.
 * @throws CannotRun
 */
export async function format(paths: readonly string[], { check }: FormatOptions, host: Host): Promise<number> {
  const files = new Set<string>();
  for (const given of paths.length === 0 ? ["."] : paths)
    for (const file of (await filesUnder(host.cwd, given)).files) files.add(file);
  let changed = 0;
  let unread = 0;
  for (const file of files) {
    const name = printable(relativePath(host.cwd, file));
    const text = decode(await readBytes(file));
    if (text === undefined) {
      unread++;
      host.err(`pmo: ${say(host, message("{0} is not formatted: it is not UTF-8. Save it as UTF-8 first.", name))}\n`);
      continue;
    }
    const formatted = formatText(text);
    if (formatted === text) continue;
    changed++;
    // A link stays a link.
    if (!check) await writeAtomically(await realpath(file), formatted);
    host.out(`${name}\n`);
  }
  const summary = check
    ? message("{0} of {1} files are not formatted.", changed, files.size)
    : message("{0} of {1} files formatted.", changed, files.size);
  host.err(`${say(host, summary)}\n`);
  return unread > 0 || (check && changed > 0) ? exitCodes.findings : exitCodes.clean;
}

function formatText(text: string): string {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : "";
  const content = text.slice(mark.length);
  return mark + applyEdits(content, formatEdits(content));
}

/** The text with its byte-order mark, or undefined for bytes that are not UTF-8 and could not be written back as they were. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
