import { describe, expect, it } from "@jest/globals";
import { FileBinding } from "@regiohub/infra/ingest/bind";
import { isValue } from "@regiohub/infra/ingest/cell";
import type { Column } from "@regiohub/infra/ingest/columns";
import { RowFaults } from "@regiohub/infra/ingest/faults";
import { NO_PROFILE } from "@regiohub/infra/ingest/profile";
import { day, firstDay, isOwn, memberNumber, relationNumber } from "./cells.js";

type Cells = Readonly<Record<string, string>>;

/** Binds a column to a file with these cells in its one row. */
function bind(row: Cells, board: string | null = null) {
  const headers = Object.keys(row);
  const cell = (index: number) => (values: unknown) => (values as Cells)[headers[index] ?? ""] ?? null;
  return new FileBinding(
    "Personeel.csv",
    { headers, cell },
    { board, profile: NO_PROFILE, kept: new Map() },
    {
      form: "json",
      dates: ["compact"],
    },
  );
}

/** What a column reads, or the header and code of what is wrong. */
function read(column: Column<unknown>, row: Cells, board: string | null = null) {
  const faults = new RowFaults();
  const outcome = column.bind(bind(row, board))(row, faults);
  return isValue(outcome) ? outcome : faults.found.map(({ header, code }) => `${header} ${code}`);
}

describe("day", () => {
  it.each([["0"], ["00000000"], [""], [" 0 "], ["99991231"]])("is null for %j: a number cannot be empty", (cell) => {
    expect(read(day("Einddatum"), { Einddatum: cell })).toBeNull();
  });

  it("is a day for eight digits that are one, and nothing else", () => {
    expect(read(day("d"), { d: "20240229" })).toBe("2024-02-29");
    for (const cell of ["20230229", "2024-02-29", "240229", "29022024"]) {
      expect(read(day("d"), { d: cell })).toEqual(["d CELL_INVALID"]);
    }
  });
});

describe("firstDay", () => {
  const column = firstDay("Begindatum arbeidsrelatie", "Begindatum");

  it("is read under either name", () => {
    expect(read(column, { "Begindatum arbeidsrelatie": "20240801" })).toBe("2024-08-01");
    expect(read(column, { Begindatum: "20240801" })).toBe("2024-08-01");
  });

  it("must be there, and is called as the file calls it", () => {
    expect(read(column, { Begindatum: "0" })).toEqual(["Begindatum CELL_INVALID"]);
    expect(read(column, { "Begindatum arbeidsrelatie": "0" })).toEqual(["Begindatum arbeidsrelatie CELL_INVALID"]);
  });

  it("is missing by the law's name from a file with neither", () => {
    const binding = bind({ Einddatum: "0" });
    column.bind(binding);
    expect([...binding.missing]).toEqual(["Begindatum arbeidsrelatie"]);
  });
});

it("tells persons apart by salary administration and number, leading zeros kept", () => {
  const numbers = ["05", "5", ""].map((code) =>
    read(memberNumber, { Personeelsnummer: "0123", "Code salarisadministratie": code }),
  );
  expect(numbers).toEqual(["05/0123", "5/0123", "0123"]);
});

it("tells relations of a person apart by school and sequence", () => {
  expect(read(relationNumber, { "Organisatienummer school": "98ZD", Volgnummer: "12" })).toBe("98ZD/12");
  expect(read(relationNumber, { "Organisatienummer school": "", Volgnummer: "12" })).toBe("-/12");
});

it("takes rows of the board that delivers only, whose number may have lost its zeros", () => {
  const of = (row: string, board: string | null) => read(isOwn, { "Organisatienummer bevoegd gezag": row }, board);
  expect([of("01234", "01234"), of("1234", "01234")]).toEqual([true, true]);
  expect(of("41234", "01234")).toEqual(["Organisatienummer bevoegd gezag CELL_INVALID"]);
  expect(of("", "01234")).toEqual(["Organisatienummer bevoegd gezag CELL_EMPTY"]);
  expect(of("41234", null)).toBe(true); // while nobody said whose the file is, nobody can tell
});
