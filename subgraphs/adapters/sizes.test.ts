import { expect, it } from "@jest/globals";
import { FileBinding } from "@regiohub/infra/ingest/bind";
import { RowFaults } from "@regiohub/infra/ingest/faults";
import { readProfile, settingsOf } from "@regiohub/infra/ingest/profile";
import { afas } from "./afas/index.js";
import { sizeColumn } from "./sizes.js";

/** What a cell becomes with a profile; the faults where it is refused. */
function sizeOf(cell: string, profile: string) {
  const file = { headers: ["FTE"], cell: () => () => cell };
  const delivery = { profile: readProfile(profile, settingsOf(afas)), kept: new Map() };
  const binding = new FileBinding("x.csv", file, delivery, { form: "json", dates: ["iso"] });
  const faults = new RowFaults();
  const value = sizeColumn("FTE").bind(binding)([], faults);
  return faults.refusals > 0 ? faults.found.map(({ code }) => code) : value;
}

it.each([
  ["0,8", "", "0.8"],
  ["", "", null],
  ["80", "sizeUnit: percent", "0.8"],
  ["33.333", "sizeUnit: percent", "0.3333"],
  ["", "sizeUnit: percent", null],
  ["32", "sizeUnit: hours", "0.8"],
  ["18,43", "sizeUnit: hours\nhoursPerFullTime: 36.86", "0.5"],
])("%j with the profile %j is %j of full time", (cell, profile, expected) => {
  expect(sizeOf(cell, profile)).toBe(expected);
});

it.each([
  ["80", ""],
  ["250", "sizeUnit: percent"],
  ["1659", "sizeUnit: hours"],
])("%j with the profile %j is refused: no unit of it makes that much", (cell, profile) => {
  expect(sizeOf(cell, profile)).toEqual(["CELL_INVALID"]);
});
