import { invalid } from "@regiohub/infra/ingest/cell";
import { Column, date, text } from "@regiohub/infra/ingest/columns";
import { combine } from "@regiohub/infra/ingest/derive";
import type { CalendarDate } from "@regiohub/infra/values";

/** A column that the law and the vendors give two names; a file that has neither lacks the first. */
const either = <T>(name: string, other: string, make: (header: string) => Column<T>): Column<T> => {
  const [first, second] = [make(name), make(other)];
  return new Column([name, other], first.expected, (binding) =>
    (binding.has(other) && !binding.has(name) ? second : first).bind(binding),
  );
};

/** A day as a number, `20240801`; null when empty, 0 or 99991231, for numbers cannot be empty. */
export const day = (header: string): Column<CalendarDate | null> => {
  const written = date(header).orNull();
  return new Column(written.headers, written.expected, (binding) => {
    const cell = binding.cell(header);
    const decode = written.bind(binding);
    return (row, faults) => {
      const raw = cell(row);
      return typeof raw === "string" && /^\s*0+\s*$/.test(raw) ? null : decode(row, faults);
    };
  });
};

/** As `day`, under either of two names. */
export const dayNamed = (name: string, other: string): Column<CalendarDate | null> => either(name, other, day);

/** A day that must be there, under either of two names. */
export const firstDay = (name: string, other: string): Column<CalendarDate> =>
  either(name, other, (header) =>
    day(header).map((found) => found ?? invalid("a day as yyyyMMdd", "een dag als jjjjMMdd")),
  );

/** When something changed within a relation: only files of a whole year say it. */
export const changedOn: Column<CalendarDate | null> = dayNamed("Mutatiedatum arbeidsrelatie", "Mutatiedatum");

const number = text("Personeelsnummer");
const administration = text("Code salarisadministratie").orNull(); // empty for boards that deliver themselves

/**
 * `05/12345`: the salary administration and its number of the person, for two administrations may both have a 12345.
 * The number alone where there is no administration.
 */
export const memberNumber: Column<string> = combine({ number, administration }, (parts) =>
  parts.administration === null ? parts.number : `${parts.administration}/${parts.number}`,
);

/** The school of a relation; null above school level. */
export const brin: Column<string | null> = text("Organisatienummer school").orNull();

/** `12AB/3`, or `-/3` above school level: with the person's number, the four parts by which the law tells relations apart. */
export const relationNumber: Column<string> = combine(
  { school: brin, sequence: text("Volgnummer") },
  (parts) => `${parts.school ?? "-"}/${parts.sequence}`,
);

/** When a row was taken out of the administration's database; empty days count as older than all others. */
export const extractedOn: Column<CalendarDate | ""> = day("Extractiedatum").map((found) => found ?? "");

const board = text("Organisatienummer bevoegd gezag");

/** True; a row of another board than the one that delivers is refused: an administration office writes files for several. */
export const isOwn: Column<boolean> = new Column(board.headers, board.expected, (binding) =>
  combine({ board }, (row) =>
    binding.board === null || row.board.padStart(5, "0") === binding.board // a number: its leading zeros may be gone
      ? true
      : invalid("the number of the board that delivers", "het nummer van het bestuur dat aanlevert"),
  ).bind(binding),
);
