/** The chart's layout, free of any page: the view, the exported picture and the command line share it. */
export { barOf, deadlinePath, diamondPath, extentOf, px, summaryPath, type Bar } from "./bars";
export { headerCells, type Header, type HeaderCell } from "./header";
export {
  drawLinks,
  eachLink,
  indexLinks,
  labelX,
  linkShape,
  linksOf,
  type DrawnLinks,
  type LinkIndex,
  type LinkPaths,
} from "./links";
export { linkAt } from "./linkHit";
export { metrics } from "./metrics";
export { ancestorsOf, countRows, findRows, hasChildren, visibleRows, type VisibleRows } from "./outline";
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
