/**
 * How the command line is bundled. What draws PNG lies beside the program as a file of its own and is read when it is needed.
 * @type {Pick<import("esbuild").BuildOptions, "loader" | "assetNames">}
 */
export const cliBundle = { loader: { ".wasm": "file" }, assetNames: "rasterizer" };
