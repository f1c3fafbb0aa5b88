export { writeYaml } from "./write";
export type { YamlRecord, YamlStyle, YamlValue } from "./write";
export { writeString } from "./scalar";
