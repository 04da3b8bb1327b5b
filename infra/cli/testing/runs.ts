import type { Run } from "../../ingest/run.js";

/** A run of a toy source that was loaded, with no rows, unless it is said otherwise. */
export const runOf = (more: Partial<Run> = {}): Run => ({
  id: 7,
  board: "99001",
  source: "toy",
  state: "loaded",
  counts: {},
  files: [],
  sha256: "0".repeat(64),
  coverage: "full",
  day: null,
  guard: [],
  replayOf: null,
  approvedBy: null,
  rejections: 0,
  notes: 0,
  concluded: true,
  message: "loaded as run 7",
  messageNl: "verwerkt als run 7",
  startedAt: "2026-01-01T00:00:00Z",
  finishedAt: "2026-01-01T00:00:01Z",
  ...more,
});
