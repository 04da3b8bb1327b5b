import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "@jest/globals";
import { check } from "@regiohub/infra/ingest/check";
import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { duoPersonnel } from "./index.js";

const FIXTURES = new URL("../../duo-personnel/fixtures/", import.meta.url);
const BOARD = "Organisatienummer bevoegd gezag";

adapterSuite(duoPersonnel, FIXTURES);

it("reads neither the kind and size of a leave, nor what anybody is paid", () => {
  const headers = duoPersonnel.files.flatMap((source) =>
    source.role === "unread" ? [] : Object.values(source.columns).flatMap((column) => column.headers),
  );
  expect(headers).toContain("Begindatum verlof");
  expect(headers.filter((header) => /soort|omvang verlof|^omvang$|salaris bij|bedrag|loon/i.test(header))).toEqual([]);
});

const files = ["Personeel.csv", "Verlof.csv"];

/** Lines of a fixture that name a board, by cells cut at each delimiter. */
async function linesOf(file: string): Promise<{ readonly at: string; readonly board: string }[]> {
  const [head = "", ...rows] = (await readFile(new URL(file, FIXTURES), "latin1")).trim().split(/\r?\n/);
  const place = head.replaceAll("'", "").split(";").indexOf(BOARD);
  return rows.map((row, index) => ({ at: `${file} ${index + 2}`, board: row.split(";")[place] ?? "" }));
}

/** What becomes of the fixtures without a profile, delivered by a board. */
async function checkedFor(board: string) {
  const paths = files.map((file) => fileURLToPath(new URL(file, FIXTURES)));
  const [report] = await check({ adapters: [duoPersonnel], files: paths, board });
  const refused = report?.rejections.filter(({ column }) => column === BOARD) ?? [];
  return { refused: refused.map(({ file, line }) => `${file} ${line}`), ...report };
}

it("refuses each row of another board than the one that delivers, without a profile too", async () => {
  const others = (await Promise.all(files.map(linesOf))).flat().filter(({ board }) => board !== "99002");
  expect(others).not.toHaveLength(0);
  expect((await checkedFor("99002")).refused.sort()).toEqual(others.map(({ at }) => at).sort());
});

it("refuses the files of another board as a whole, without a profile too", async () => {
  const { counts, error } = await checkedFor("99011");
  expect(Object.values(counts ?? {}).map(({ records }) => records)).toEqual([0]);
  expect(error).toMatchObject({ code: "ROWS_REFUSED" });
});
