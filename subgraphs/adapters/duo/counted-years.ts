import { HubError } from "@regiohub/infra/errors";
import type { Binding } from "@regiohub/infra/ingest/cell";
import { Column } from "@regiohub/infra/ingest/columns";
import { words } from "@regiohub/infra/words";
import { lastOctoberYear } from "@regiohub/schema/octobers";

/** The header of a year's column. */
export const headerOf = (year: number): string => `LEERLINGEN_${year}`;

/**
 * The same column, of a file whose columns of years can have been counted: one for each year, up to the last 1 October
 * that had come on the delivery's day.
 * @param years all years that a column is read for, in order
 * @throws FILE_MALFORMED when it is bound to a file that has a year still to come, or leaves one out
 */
export const ofCountedYears = <T>(column: Column<T>, years: readonly number[]): Column<T> =>
  new Column(column.headers, column.expected, (binding) => {
    requireCounted(
      binding,
      years.filter((year) => binding.has(headerOf(year))),
    );
    return column.bind(binding);
  });

function requireCounted({ fileName, day }: Binding, years: readonly number[]): void {
  const last = lastOctoberYear(day);
  const ahead = years.filter((year) => year > last).map(named);
  if (ahead.length > 0) throw notCounted(fileName, ahead, last);
  const [first = 0, end = -1] = [years[0], years.at(-1)];
  const between = Array.from({ length: end - first + 1 }, (_, index) => first + index);
  const left = between.filter((year) => !years.includes(year)).map(named);
  if (left.length > 0) throw leftOut(fileName, left, first, end);
}

const named = (year: number) => `"${headerOf(year)}"`;

const notCounted = (file: string, headers: readonly string[], last: number) =>
  new HubError(
    "FILE_MALFORMED",
    words(
      `${file}, column ${headers.join(", ")}: a 1 October still to come. Expected counted years, up to ${headerOf(last)}. A forecast of pupils is not read here: what is planned goes into formation.csv, or into the arguments of a scenario. See subgraphs/adapters/duo/README.md.`,
      `${file}, kolom ${headers.join(", ")}: een 1 oktober die nog komt. Verwacht: getelde jaren, tot en met ${headerOf(last)}. Een prognose van leerlingen wordt hier niet gelezen: wat gepland is hoort in formation.csv, of in de argumenten van een scenario. Zie subgraphs/adapters/duo/README.md.`,
    ),
  );

const leftOut = (file: string, headers: readonly string[], first: number, last: number) =>
  new HubError(
    "FILE_MALFORMED",
    words(
      `${file}: no column ${headers.join(", ")}. Expected a column for each year from ${first} to ${last}: a year that is left out was not without pupils.`,
      `${file}: geen kolom ${headers.join(", ")}. Verwacht: een kolom voor elk jaar van ${first} tot en met ${last}: een jaar dat ontbreekt was niet zonder leerlingen.`,
    ),
  );
