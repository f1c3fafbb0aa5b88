import type { BuildOptions } from "esbuild";

export const cliBundle: Pick<BuildOptions, "loader" | "assetNames">;
