/** Sizes of the chart in pixels, the same in the view and in the exported picture. */
export const metrics = {
  rowHeight: 28,
  /** Heights of rows that a person can choose in the view: most rows, the usual ones, room for fingers and tired eyes. */
  rowHeights: { compact: 22, standard: 28, tall: 38 },
  barHeight: 14,
  barRadius: 3,
  summaryHeight: 6,
  /** Half of a milestone's diamond. */
  diamond: 7,
  /** Half of the width of a deadline's arrow head. */
  deadline: 5,
  /** The three rows of the header: long units, short units, flags of the marked days. */
  upperHeight: 24,
  lowerHeight: 22,
  flagHeight: 18,
  headerHeight: 64,
  fontSize: 12,
  smallFontSize: 11,
  /** Between a bar and the name beside it. */
  labelGap: 8,
  /** The same where a link leaves the bar. */
  labelGapBehindLink: 15,
  /** Between the ends of a bar and the name inside. */
  labelGapInside: 6,
  longestLabel: 300,
  /** Bold letters are about a tenth wider. */
  boldFactor: 1.1,
  /** Room before the first day of the plan and behind the last one. */
  padBefore: 28,
  padBehind: 220,
} as const;
