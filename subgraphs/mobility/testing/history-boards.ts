/** Boards of generated histories, the last one of secondary education. */
export const BOARDS = ["10001", "10002", "10003", "10004", "10005", "10006", "10007", "10008"] as const;
export const VO_BOARD = "10008";

export const FIRST_DAY = "2015-08-01";
export const LAST_DAY = "2026-10-01";

/** A board that went over to another one as a whole, and one of which most people went. */
export const GONE = "10007";
export const MERGED = { from: GONE, to: "10006", on: "2023-08-01" } as const;
export const SPLIT = { from: "10005", to: "10004", on: "2021-08-01" } as const;
