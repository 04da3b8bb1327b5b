import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays } from "@regiohub/infra/days";
import { AFAS_CONTRACT_KINDS } from "./afas.js";
import { type DemoFunction, FUNCTIONS } from "./functions.js";
import { HR_CORE_CONTRACT_KINDS } from "./hr-core-rows.js";
import { type DemoBoard, daysKept } from "./region.js";
import { OFFICE_COST_CENTRE, siteCostCentre, unitsOf } from "./units.js";

type Entries = readonly (readonly [key: string, value: string | null])[];

/** Writes the board's profile: what its units, cost centres, contract words and functions mean. */
export async function writeProfile(board: DemoBoard, folder: string): Promise<string> {
  const lines = [
    `board: ${quoted(board.number)}`,
    `name: ${quoted(board.name)}`,
    `source: ${board.vendor}`,
    "coverage: windowed",
    ...(board.vendor === "hr-core" ? [`historySince: ${quoted(addDays(board.on, -daysKept(board)))}`] : []),
    ...(board.vendor === "hr-core" ? ["hoursPerFullTime: 40", ...block("costCentres", costCentres(board))] : []),
    ...block("units", units(board)),
    ...block("contractKinds", contractKinds(board)),
    ...(board.vendor === "hr-core" ? block("functionGroups", FUNCTION_GROUPS) : []),
    ...block("expertise", [[codeOf(FUNCTIONS.careCoordinator, board), "CARE_COORDINATOR"]]),
  ];
  await writeFile(join(folder, "profile.yaml"), `${lines.join("\n")}\n`);
  return "profile.yaml";
}

/** JSON text is YAML text: quoted, codes stay text. */
const quoted = (text: string): string => JSON.stringify(text);

const block = (name: string, entries: Entries): string[] => [
  `${name}:`,
  ...entries.map(([key, value]) => `  ${quoted(key)}: ${value === null ? "null" : quoted(value)}`),
];

const units = (board: DemoBoard): Entries =>
  [...unitsOf(board)].filter(({ shared }) => !shared).map(({ code, site }) => [code, site] as const);

const costCentres = (board: DemoBoard): Entries => [
  [OFFICE_COST_CENTRE, null],
  ...board.schools.flatMap((school, at) =>
    school.sites.map((site, number) => [siteCostCentre(at, number), site.code] as const),
  ),
];

const contractKinds = (board: DemoBoard): Entries =>
  Object.entries(board.vendor === "afas" ? AFAS_CONTRACT_KINDS : HR_CORE_CONTRACT_KINDS);

const codeOf = ({ afasCode, hrCoreCode }: DemoFunction, { vendor }: DemoBoard): string =>
  vendor === "afas" ? afasCode : hrCoreCode;

/** HR Core has no column that says them. */
const FUNCTION_GROUPS: Entries = Object.values(FUNCTIONS).map(({ hrCoreCode, category }) => [
  hrCoreCode,
  { OP: "TEACHING", DIR: "MANAGEMENT", OOP: "SUPPORT", LIO: "TRAINEE" }[category],
]);
