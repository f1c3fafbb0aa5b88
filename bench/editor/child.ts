import { bundled } from "../bundled";
import type { MeasurementName, Measurements } from "./results";

/** Whose time is measured. */
export type Contestant = "ours" | "peer";

/** Runs measurements in processes of their own, so that neither heap nor warmth of one changes another. */
export interface Runner {
  measure<N extends MeasurementName>(
    who: Contestant,
    name: N,
    tasks: number,
    most?: number,
  ): Promise<Measurements[N] | undefined>;
  dispose(): Promise<void>;
}

const peers = ["yaml-language-server", "vscode-languageserver-textdocument"];

/** Bundles both contestants as the extension is bundled. The peer's package stays as npm delivers it. */
export async function startRunner(): Promise<Runner> {
  const scripts = {
    ours: await bundled("bench/editor/ours.ts", peers),
    peer: await bundled("bench/editor/peer.ts", peers),
  };
  return {
    async measure<N extends MeasurementName>(who: Contestant, name: N, tasks: number, most = 100) {
      try {
        return JSON.parse(await scripts[who].run([name, `${tasks}`, `${most}`])) as Measurements[N];
      } catch (error) {
        console.error(`${who}, ${name}, ${tasks} tasks: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    },
    dispose: async () => {
      await scripts.ours.dispose();
      await scripts.peer.dispose();
    },
  };
}
