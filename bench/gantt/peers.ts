import { join } from "node:path";
import { cached, writeEmptyPackage } from "../../scripts/lib/cache.mjs";
import { npm } from "../../scripts/lib/run.mjs";

/** A chart that is measured. */
export type ContestantName = "ours" | "mermaid" | "frappe" | "svar" | "dhtmlx";

export interface Peer {
  readonly package: string;
  readonly version: string;
  readonly license: string;
}

/** Measured only, and never shipped: they come from npm into a cache folder. Mermaid is a part of this product already. */
export const peers: Readonly<Record<Exclude<ContestantName, "ours">, Peer>> = {
  mermaid: { package: "mermaid", version: "12.3.0", license: "MIT" },
  frappe: { package: "frappe-gantt", version: "1.2.2", license: "MIT" },
  svar: { package: "@svar-ui/react-gantt", version: "2.7.3", license: "MIT" },
  dhtmlx: { package: "dhtmlx-gantt", version: "10.0.3", license: "MIT" },
};

/** SVAR's chart is a component of React. */
const reactVersion = "18.3.1";

/** Installs the peers into the cache when they are missing. @returns their `node_modules` */
export async function ensurePeers(): Promise<string> {
  const packages = [
    ...Object.values(peers).map((peer) => `${peer.package}@${peer.version}`),
    `react@${reactVersion}`,
    `react-dom@${reactVersion}`,
  ];
  const version = packages.map((one) => one.slice(one.lastIndexOf("@") + 1)).join("-");
  const folder = await cached("gantt-peers", version, async (temporary) => {
    await writeEmptyPackage(temporary);
    await npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", ...packages], { cwd: temporary });
  });
  return join(folder, "node_modules");
}
