import { expect, it } from "@jest/globals";
import { aowAges } from "@regiohub/schema/aow";
import { birthMonths, exitOn } from "./exit.js";

it.each([
  ["1959-03-10", "2026-04-01", "SET"],
  ["1960-12-31", "2028-01-01", "SET"],
  ["1958-05-01", "2025-06-01", "SET"],
  ["1970-06-15", "2037-10-01", "ASSUMED"],
])("an employment of who was born on %s is over on %s, by an age that is %s", async (bornOn, on, status) => {
  expect(exitOn(bornOn, await aowAges())).toEqual({ on, status });
});

it("months of birth say of each of their days when an employment is over", async () => {
  const ages = await aowAges();
  const months = birthMonths("2025-10-01", ages);
  expect(months.find(({ bornIn }) => bornIn === "1959-03-01")).toEqual({ bornIn: "1959-03-01", exitOn: "2026-04-01" });
  for (const { bornIn, exitOn: on } of months) {
    for (const day of ["15", "28"]) expect(exitOn(`${bornIn.slice(0, 8)}${day}`, ages).on).toBe(on);
  }
});

it.each(["2011-10-01", "2025-10-01", "2040-10-01"])("from %s they reach six years ahead", async (day) => {
  const exits = new Set(birthMonths(day, await aowAges()).map(({ exitOn: on }) => on));
  const year = Number(day.slice(0, 4));
  expect([...exits].toSorted()[0]).toBe(`${year}-11-01`);
  expect([...exits].toSorted().at(-1)).toBe(`${year + 6}-10-01`);
});
