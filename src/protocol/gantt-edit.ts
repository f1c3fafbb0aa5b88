/** What a person does to a plan in the picture, and what it would do. The types stand in core, where the functions that make the edits reach them. */
export type { GanttEdit, GanttField, GanttPreview } from "../core/report/gantt/edit";
