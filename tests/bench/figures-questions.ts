const ON = "2026-10-01";
const CELLS = "cells { keys { code } persons employments fte }";
const GAP = "staffingGap(year: 2029) { projected { value } retired { value } }";
const FLOWS =
  'flows(from: "2025-10-01", to: "2026-10-01") { stockBefore { value } stockAfter { value } lines { persons { value } } leaversByAge { persons { value } } between { persons { value } } }';

/** Fields of a board or a region, by what they ask. */
export type Questions = Readonly<Record<string, string>>;

/** What a board asks of itself: everything is exact. */
export const OF_BOARD: Questions = {
  total: `workforce(on: "${ON}") { persons }`,
  "age × group × sex": `workforce(on: "${ON}", by: [AGE_BAND, FUNCTION_GROUP, SEX]) { ${CELLS} }`,
  region: `workforce(on: "${ON}", by: [REGION], regionScheme: ARBEIDSMARKTREGIO) { ${CELLS} }`,
  "ten years, by age": `workforceSeries(from: 2017, until: 2026, by: [AGE_BAND]) { persons ${CELLS} }`,
  "staffing gap": GAP,
};

/** What one of the boards of a region asks of its own few people. */
export const OF_SMALL_BOARD: Questions = { "staffing gap": GAP };

/** What an adviser asks of a region: what is given out of its boards. */
export const OF_REGION: Questions = {
  total: `workforce(on: "${ON}") { persons boardsCounted }`,
  "age × sex": `workforce(on: "${ON}", by: [AGE_BAND, SEX]) { ${CELLS} }`,
  "two years, by age": `workforceSeries(from: 2025, until: 2026, by: [AGE_BAND]) { persons ${CELLS} }`,
  "staffing gap": GAP,
};

/** What both ask of who came, left and moved; another part of the hub answers. */
export const FLOWS_OF: Questions = { "flows of a year": FLOWS };
