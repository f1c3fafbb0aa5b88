/** The chart's layout, free of any page: the view, the exported picture and the command line share it. */
export { barOf, deadlinePath, diamondPath, extentOf, leftOf, px, summaryPath, type Bar } from "./bars";
export {
  allColumns,
  cellText,
  columnsFor,
  columnsOf,
  columnWidthLimits,
  keptColumns,
  usualColumns,
  wbsWidth,
  withWidth,
  writtenColumns,
  type Column,
  type ColumnContext,
  type ColumnKey,
} from "./columns";
export { headerCells, unitStarts, type Header, type HeaderCell } from "./header";
export {
  drawLink,
  drawLinks,
  indexLinks,
  linksOf,
  type DrawnLinks,
  type LinkIndex,
  type LinkWindow,
  type Origin,
} from "./links";
export { namePlace, type NamePlace } from "./labels";
export { type LinkPaths } from "./linkPath";
export { ChartPlaces } from "./places";
export { drawLayers, chosenBaselines, noLayers, usualLayers, type Layers, type LayerPaths } from "./layers";
export { driversOf, drivingChain, type DrivingChain } from "./drivers";
export { filterRows, isEmptyFilter, peopleIn, periods, type FilteredRows, type Period, type RowFilter } from "./filter";
export { outsideByRow, type OutsideByRow } from "./outside";
export { drawOutside } from "./outsideStubs";
export { groupedChain, groupedPreview, groupTasks, type GroupedChart } from "./grouping";
export { groupings, groupingsOf, keptGrouping, type Grouping } from "./groups";
export { planDensity, type PlanDensity } from "./density";
export {
  loadBins,
  loadLanes,
  overAllocated,
  type GanttLoad,
  type LoadBin,
  type LoadLane,
  type LoadLanes,
  type OverAllocation,
} from "./load";
export { binLines, formatDays, laneSummary, laneWords, overAllocationWords } from "./loadWords";
export { linkAt } from "./linkHit";
export { metrics } from "./metrics";
export { ancestorsOf, countRows, findRows, hasChildren, isHeading, visibleRows, type VisibleRows } from "./outline";
export { drawRowShading } from "./rowShading";
export { holidayAt, leastShadedZoom, shades, shadeStrength, type Shade } from "./shading";
export { textWidth, truncateToWidth } from "./textWidth";
export {
  axisDay,
  chartWidth,
  clampZoom,
  dayAtX,
  fittingZoom,
  hoursFrom,
  instantAtDay,
  openingZoom,
  planSpan,
  timeScale,
  timeSpan,
  xOf,
  xOfDay,
  type TimeScale,
  type TimeSpan,
} from "./timescale";
export { hoursOfDay, workingMinutesBetween } from "./working";
