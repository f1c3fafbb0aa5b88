/** A module that is written beside the bundle: its file, relative to the bundle. */
declare module "*.wasm" {
  const file: string;
  export default file;
}
