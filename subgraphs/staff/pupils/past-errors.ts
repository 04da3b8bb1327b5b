import { readReference } from "@regiohub/schema/reference";
import type { ErrorPath } from "./bands.js";

const YEARS = ["year_1", "year_2", "year_3", "year_4", "year_5", "year_6"] as const;

let read: Promise<readonly ErrorPath[]> | undefined;

/**
 * How the forecasts of 2001 to 2013 went astray: `errorPaths` of the history that comes with the hub, kept in
 * `schema/reference/pupil-forecast-errors.csv`, so that a band around a forecast does not read thirty years of a country.
 * Read once.
 */
export function pastErrors(): Promise<readonly ErrorPath[]> {
  read ??= readReference("pupil-forecast-errors.csv", YEARS).then((rows) =>
    rows.map((row) => YEARS.map((year) => Number(row[year]))),
  );
  return read;
}
