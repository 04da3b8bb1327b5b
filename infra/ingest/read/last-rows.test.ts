import { expect, it } from "@jest/globals";
import { totalsAmong } from "./last-rows.js";

const among = (texts: readonly string[], totalRows?: number) =>
  Object.fromEntries(
    totalsAmong(
      texts.map((text, index) => ({ line: index + 2, cells: text.split(";") })),
      totalRows,
    ),
  );

it.each([["Totaal;;;4,05"], ["Eindtotaal:;€ 1.234,50;80%"], [";Totaal 5;;4,05"], ["Aantal: 5"], ["Total;5"]])(
  "%s says that it is a total",
  (text) => {
    expect(among(["1;Jansen", text], 1)).toEqual({ 3: "total" });
    expect(among(["1;Jansen", text])).toEqual({ 3: "undeclared" });
    expect(among(["1;Jansen", text], 0)).toEqual({});
  },
);

it.each([["Totaal West;12"], ["5 medewerkers;;4,05"], ["Som;;4,05"]])("%s is a total where one may stand", (text) => {
  expect(among(["1;Jansen", text], 1)).toEqual({ 3: "total" });
  expect(among(["1;Jansen", text])).toEqual({});
});

it.each([["Aantal medewerkers;vijf"], ["Totaal;dienstverbanden"]])(
  "%s speaks of sums, where a total may stand",
  (text) => {
    expect(among(["1;Jansen", text], 1)).toEqual({ 3: "sum" });
    expect(among(["1;Jansen", text])).toEqual({});
  },
);

it("has numbers alone, where a total may stand", () => {
  expect(among(["1;Jansen", ";;3;4,05"], 1)).toEqual({ 3: "numbers" });
  expect(among(["1;Jansen", ";;3;4,05"])).toEqual({});
});

it.each([["1001;Jansen;0,8"], ["A12;1-8-2024;1"], ["1001;Totaal Jansen"], ["Somers;V;1"], ["Totalenberg;M"]])(
  "%s is neither",
  (text) => {
    expect(among([text], 1)).toEqual({});
    expect(among([text])).toEqual({});
  },
);

it("are told among as many rows as there may be totals, and above these where one follows the other", () => {
  const texts = ["Totaal;1", "1;Jansen", "Subtotaal;1", "Totaal;1"];
  expect(among(texts, 2)).toEqual({ 4: "total", 5: "total" });
  expect(among(texts, 1)).toEqual({ 4: "undeclared", 5: "total" });
  expect(among(texts)).toEqual({ 4: "undeclared", 5: "undeclared" });
  expect(among(texts, 9)).toEqual({ 2: "total", 4: "total", 5: "total" });
});
