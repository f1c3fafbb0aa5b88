/** Whether a path lies under one of some glob patterns (`*`, `**`, `?`, `{a,b}`), as VS Code's own search takes them. */
export function matchesGlob(path: string, globs: readonly string[]): boolean {
  const clean = path.replace(/^\/+/, "");
  return globs.some((glob) => toRegExp(glob).test(clean));
}

function toRegExp(glob: string): RegExp {
  let depth = 0;
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|[{},]|[.+^$()|[\]\\]/g, (part) => {
    switch (part) {
      case "**/":
        return "(?:.*/)?";
      case "**":
        return ".*";
      case "*":
        return "[^/]*";
      case "?":
        return "[^/]";
      case "{":
        depth++;
        return "(?:";
      case "}":
        return depth-- > 0 ? ")" : "\\}";
      case ",":
        return depth > 0 ? "|" : ",";
      default:
        return `\\${part}`;
    }
  });
  try {
    return new RegExp(`^${source}$`);
  } catch {
    // A pattern with an unclosed brace excludes nothing.
    return /^\b$/;
  }
}
