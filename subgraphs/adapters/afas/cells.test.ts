import { expect, it } from "@jest/globals";
import { FileBinding } from "@regiohub/infra/ingest/bind";
import { RowFaults } from "@regiohub/infra/ingest/faults";
import { NO_PROFILE } from "@regiohub/infra/ingest/profile";
import { functionGroupCell } from "./cells.js";

/** What the column makes of a cell, in a file with these headers. */
function read(cell: string | null, headers = ["Type_functie"]) {
  const file = { headers, cell: () => () => cell };
  const binding = new FileBinding(
    "functions.json",
    file,
    { profile: NO_PROFILE, kept: new Map() },
    { form: "json", dates: ["iso"] },
  );
  const faults = new RowFaults();
  const outcome = functionGroupCell("Type_functie").bind(binding)({}, faults);
  expect(faults.found).toEqual([]);
  return outcome;
}

it("knows the codes of staff that mean the same at every board, in any case", () => {
  expect(["DIR", "OP", "oop", "LIO"].map((code) => read(code))).toEqual([
    "MANAGEMENT",
    "TEACHING",
    "SUPPORT",
    "TRAINEE",
  ]);
});

it("does not guess at a board's own code, an empty cell or a file without the column, and refuses nothing", () => {
  expect([read("EXT"), read(null), read("OP", ["Functie"])]).toEqual([null, null, null]);
});
