import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { ingest } from "@regiohub/infra/ingest/ingest";
import { listRejections } from "@regiohub/infra/ingest/list-rejections";
import { type FilledHub, filledHub, hub } from "../hub.js";

const BOARD = "99001";
const REGISTER = `BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;DENOMINATIE
${BOARD};98ZA;98ZA00;De Proef;Dorpsstraat;1;7811 AB;EMMEN;0114;Openbaar
`;
const PROFILE = `source: generic
guard: { changed: { percent: null }, fte: { percent: null } }
units: { NOORD: 98ZA00, KANTOOR: null, WEG: 97XX00 }
files:
  - { file: leden.csv, record: member, columns: { memberNumber: nummer } }
  - file: regels.csv
    record: employment
    columns: { memberNumber: nummer, employmentNumber: contract, lineNumber: regel, contractKind: soort, contractStartsOn: begin, unitCode: afdeling, fte: wtf, share: deel }
`;

interface Line {
  readonly person: string;
  readonly contract: string;
  readonly number: string;
  readonly kind: string;
  readonly unit: string;
  readonly share: string;
}

const line = (person: string, contract: string, number: string, unit: string, share: string): Line => ({
  person,
  contract,
  number,
  kind: "vast",
  unit,
  share,
});
const SOUND = [
  line("1", "A", "1", "NOORD", "0,5"),
  line("1", "A", "2", "KANTOOR", "0,5"),
  line("1", "B", "1", "NOORD", "1"),
  line("2", "A", "1", "NOORD", "0,3"),
  line("2", "A", "2", "KANTOOR", "0,7"),
];

let folder: string;
let filled: FilledHub;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-part-refused-"));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  filled = await filledHub({
    name: "part refused",
    version: "1",
    async run(url: string) {
      await withClient(url, (client) => prepareDatabase(client, hub.subgraphs));
      const path = join(folder, "register.csv");
      await writeFile(path, REGISTER);
      await ingest({ hub, url, files: [path], board: BOARD });
    },
  });
});
afterEach(() => filled.drop());

/** Delivers lines; what is told of them, and what the hub then has. */
async function bring(lines: readonly Line[]) {
  const texts = {
    "leden.csv": ["nummer", ...new Set(SOUND.map(({ person }) => person)), ""].join("\n"),
    "regels.csv": [
      "nummer;contract;regel;soort;begin;afdeling;wtf;deel",
      ...lines.map(
        ({ person, contract, number, kind, unit, share }) =>
          `${person};${contract};${number};${kind};2020-08-01;${unit};1,0;${share}`,
      ),
      "",
    ].join("\n"),
    "profile.yaml": PROFILE,
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  const files = Object.keys(texts).map((name) => join(folder, name));
  const [run] = await ingest({ hub, url: filled.url, files, board: BOARD });
  return await withClient(filled.url, async (client) => {
    const rejections = await listRejections(client, run?.id ?? 0, filled.config.home);
    const { rows } = await client.query<{ line: string }>(
      `select concat_ws(' ', m.number, a.employment_number, a.line, a.unit_code, a.share) as line
       from staff.assignment a join staff.member m on m.id = a.member_id order by 1`,
    );
    return {
      state: run?.state,
      told: rejections.map(({ line, code }) => `${line} ${code}`).sort(),
      lines: rows.map((row) => row.line),
    };
  });
}

/** As the hub has them, of the employments that hold. */
const kept = (holds: (line: Line) => boolean) =>
  SOUND.filter(holds)
    .map(({ person, contract, number, unit, share }) =>
      [person, contract, number, unit, Number(share.replace(",", ".")).toFixed(4)].join(" "),
    )
    .sort();

const isFirst = ({ person, contract }: Line) => person === "1" && contract === "A";

it.each<[string, Partial<Line>, string, (line: Line) => boolean, string[]]>([
  ["is at a site that nobody knows", { unit: "WEG" }, "REFERENCE_UNKNOWN", isFirst, ["3 PART_REFUSED"]],
  ["has a cell that cannot be read", { share: "veel" }, "CELL_INVALID", isFirst, ["3 PART_REFUSED"]],
  ["has a kind that nobody knows", { kind: "raar" }, "WORD_UNKNOWN", isFirst, ["3 PART_REFUSED"]],
  ["does not say which line it is", { number: "" }, "CELL_EMPTY", isFirst, ["3 PART_REFUSED"]],
  [
    "does not say of which employment it is",
    { contract: "" },
    "CELL_EMPTY",
    ({ person }) => person === "1",
    ["3 PART_REFUSED", "4 PART_REFUSED"],
  ],
])(
  "a line that %s is nobody else's: the employment is refused with it, and stays as it was",
  async (_, fault, code, isLost, alsoTold) => {
    const [first, ...others] = SOUND as [Line, ...Line[]];
    const faulty = [{ ...first, ...fault }, ...others];
    const told = [`2 ${code}`, ...alsoTold];
    expect(await bring(faulty)).toEqual({ state: "loaded", told, lines: kept((one) => !isLost(one)) });
    expect(await bring(SOUND)).toEqual({ state: "loaded", told: [], lines: kept(() => true) });
    expect(await bring(faulty)).toEqual({ state: "loaded", told, lines: kept(() => true) });
  },
  120_000,
);
