export { ganttToMermaid, type GanttMermaidOptions } from "./gantt";
export { networkDiagram, networkToMermaid, type NetworkOptions } from "./network";
export { organizationDiagram, organizationToMermaid, type OrganizationOptions } from "./organization";
export { risksToMermaid, type QuadrantOptions } from "./quadrant";
export type { MermaidDiagram } from "./flowchart";
export { portfolioToMermaid } from "./portfolio";
