import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { adviser, boardCaller, partner } from "@regiohub/schema/testing/callers";
import { buildSchema, getNamedType, isEnumType, isObjectType } from "graphql";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import type { Said } from "./support/said.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

/** Where the people of each board work, all in the province of Drenthe. */
const BOARDS = [
  ["11111", "90AA00"],
  ["22222", "90BB00"],
  ["33333", "90CC00"],
] as const;
const REGION = { scheme: "PROVINCIE", code: "PV22" };
const own: Caller = { ...adviser(), regions: [REGION] };

const PEOPLE = Array.from({ length: 24 }, (_, index) => ({ index, number: String(index + 1).padStart(6, "0") }));

/** Ten of a board's people are surplus from November 2024 on, of whom six were placed by March 2025. */
const redundancies = () => {
  const rows = PEOPLE.slice(0, 10).map(({ index, number }) =>
    index < 6 ? `${number};2024-11-01;RESOLVED;2025-03-01;PLACED_AT_BOARD` : `${number};2024-11-01;RDDF;;`,
  );
  return ["memberNumber;sinceOn;status;resolvedOn;resolvedBy", ...rows, ""].join("\r\n");
};

beforeAll(async () => {
  for (const [at, [board, site]] of BOARDS.entries()) {
    const people = PEOPLE.map(({ index, number }) => working(human(at * 100 + index), number, job(site)));
    await hub.bring(afasFiles(board, people), { board, day: "2025-10-15" });
    await hub.bring({ "redundancies.csv": redundancies() }, { board, day: "2025-10-15" });
  }
  await hub.giveOut("2025-10-20");
}, 120_000);

interface Figures {
  readonly redundant: Said;
  readonly placed: Said;
  readonly placedPercent: Said;
}

const FIGURES =
  'redundancy(from: "2024-10-01", to: "2025-10-01") { redundant { value why } placed { value why } placedPercent { value why } }';
const ofBoard = async (number: string, caller: Caller): Promise<Figures> => {
  const asked = `{ board(number: "${number}") { ${FIGURES} } }`;
  return (await hub.answer<{ board: { redundancy: Figures } }>(asked, caller)).board.redundancy;
};
const ofRegion = async (caller: Caller): Promise<Figures> => {
  const asked = `{ region(scheme: PROVINCIE, code: "PV22") { ${FIGURES} } }`;
  return (await hub.answer<{ region: { redundancy: Figures } }>(asked, caller)).region.redundancy;
};

const only = (value: string): Said => ({ value, why: [] });

describe("row 28, redundancy: how many, how resolved, and of nobody by name", () => {
  it("10 redundant, 6 placed: 60 %, for the board itself", async () => {
    for (const [board] of BOARDS) {
      expect(await ofBoard(board, boardCaller(board))).toEqual({
        redundant: only("10"),
        placed: only("6"),
        placedPercent: only("60.0"),
      });
    }
  });

  it("nothing of a board for a partner, or for another board", async () => {
    const nothing: Said = { value: null, why: ["NOT_PLANNED"] };
    for (const caller of [partner, boardCaller("22222")]) {
      expect(await ofBoard("11111", caller)).toEqual({ redundant: nothing, placed: nothing, placedPercent: nothing });
    }
  });

  it("30 and 18 in the region of three such boards: 60 %, for its adviser and for partners", async () => {
    for (const caller of [own, partner]) {
      expect(await ofRegion(caller)).toEqual({
        redundant: only("30"),
        placed: only("18"),
        placedPercent: only("60.0"),
      });
    }
  });

  it("there is no way from these figures to a person", async () => {
    const schema = buildSchema(
      await readFile(new URL("../../../schema/sdl/mobility.graphql", import.meta.url), "utf8"),
      {
        assumeValidSDL: true,
      },
    );
    const leadsTo = (name: string): string[] => {
      const type = schema.getType(name);
      if (!isObjectType(type)) return [];
      return Object.values(type.getFields()).flatMap((field) => {
        const to = getNamedType(field.type);
        return isEnumType(to) ? [] : [to.name, ...leadsTo(to.name)];
      });
    };
    expect([...new Set(leadsTo("RedundancyFigures"))].sort()).toEqual([
      "Date",
      "Decimal",
      "Measured",
      "ResolvedRedundancies",
    ]);
  });
});
