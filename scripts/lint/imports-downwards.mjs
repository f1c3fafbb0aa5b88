// ESLint rule: imports run downwards only (docs/architecture.md). A folder imports what stands before it.
import path from "node:path";

/** Inside core, from the ground up. */
const coreOrder = [
  "text",
  "schema",
  "model",
  "calendar",
  "schedule",
  "cost",
  "risk",
  "people",
  "level",
  "standard",
  "checks",
  "portfolio",
  "report",
  "interchange",
];

/** What each room outside core may import besides itself. */
const allowed = {
  workspace: ["core"],
  language: ["core", "workspace"],
  protocol: ["core"],
  webview: ["core", "protocol"],
  extension: ["core", "workspace", "language", "protocol"],
  cli: ["core", "workspace", "language"],
};

/** Webviews draw; they never parse, so that their bundles stay small. */
const coreForWebviews = ["text", "calendar", "risk", "report"];

function roomOf(relative) {
  const [room, inner] = relative.split("/");
  return { room, inner };
}

/**
 * Why a file may not import another, or undefined when it may.
 * @param {string} from path below src
 * @param {string} to path below src
 */
export function refusal(from, to) {
  const source = roomOf(from);
  const target = roomOf(to);
  if (source.room === "core") {
    if (target.room !== "core") return `core imports nothing above it, and ${target.room} is above it`;
    const a = coreOrder.indexOf(source.inner);
    const b = coreOrder.indexOf(target.inner);
    if (a < 0 || b < 0) return `core/${a < 0 ? source.inner : target.inner} is not in the list of folders`;
    return b > a ? `core/${source.inner} stands below core/${target.inner}` : undefined;
  }
  if (source.room === target.room || !(source.room in allowed)) return undefined;
  if (!allowed[source.room].includes(target.room)) return `${source.room} may not import ${target.room}`;
  if (source.room === "webview" && target.room === "core" && !coreForWebviews.includes(target.inner)) {
    return `a webview draws and never parses: core/${target.inner} is not for it`;
  }
  return undefined;
}

export const importsDownwards = {
  meta: { type: "problem", schema: [], messages: { upwards: "Imports run downwards only: {{why}}." } },
  create(context) {
    const marker = `${path.sep}src${path.sep}`;
    const at = context.filename.lastIndexOf(marker);
    if (at < 0) return {};
    const src = context.filename.slice(0, at + marker.length);
    const from = path.relative(src, context.filename).split(path.sep).join("/");
    const check = (node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== "string" || !specifier.startsWith(".")) return;
      const to = path
        .relative(src, path.resolve(path.dirname(context.filename), specifier))
        .split(path.sep)
        .join("/");
      // Types carry no code, so a webview may name the types of any part of core.
      const typeOnly = node.importKind === "type" || node.exportKind === "type";
      if (to.startsWith("..") || (typeOnly && from.startsWith("webview/") && to.startsWith("core/"))) return;
      const why = refusal(from, to);
      if (why) context.report({ node, messageId: "upwards", data: { why } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};
