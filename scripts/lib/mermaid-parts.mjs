// Which parts of Mermaid go into our bundle. Mermaid loads every kind of diagram, every layout and KaTeX by dynamic imports; we draw flowcharts only.
// All of it would be 5.2 MB (1.5 MB compressed).

const NEEDED = /\/(flowDiagram|dagre)-[A-Z0-9]+\.mjs$/;
const STUB = "mermaid-part-left-out";

/** An esbuild plugin that puts a module which throws in the place of every part that isn't needed. @type {import("esbuild").Plugin} */
export const mermaidParts = {
  name: "mermaid-parts",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind, importer }) => {
      if (kind !== "dynamic-import" || !/[\\/](mermaid|@mermaid-js)[\\/]/.test(importer) || NEEDED.test(path))
        return undefined;
      return { path, namespace: STUB };
    });
    build.onLoad({ filter: /.*/, namespace: STUB }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is not part of this build of Mermaid`)});`,
    }));
  },
};
