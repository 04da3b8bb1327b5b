import type { DemoBoard, DemoSchool, DemoSite } from "./region.js";

/** A unit of a demo board's organisation chart. */
export interface DemoUnit {
  readonly code: string;
  readonly name: string;
  /** Null at the top. */
  readonly parent: string | null;
  /** Site that the profile gives it; null above school level. */
  readonly site: string | null;
  /** Spans several schools, so that the profile says nothing of it: the cost centre does. */
  readonly shared?: true;
  /** Index of the person who leads it. */
  readonly manager: number;
}

/** How a vendor's boards write their organisation. */
interface Scheme {
  readonly top: string;
  readonly office: string;
  readonly pool: string;
  /** Two units that name each other as the unit above. */
  readonly circle: readonly [string, string];
  school(school: DemoSchool, at: number): string;
  site(school: DemoSchool, at: number, site: number): string;
}

const AFAS: Scheme = {
  top: "STG",
  office: "BST",
  pool: "POOL",
  circle: ["ST-ICT", "ST-HVT"],
  school: ({ brin }) => brin,
  site: ({ brin }, _, site) => (site === 0 ? `${brin}OP` : `${brin}D${site}`),
};

const HR_CORE: Scheme = {
  top: "1000",
  office: "1100",
  pool: "1200",
  circle: ["1310", "1320"],
  school: (_, at) => String(20_000 + at * 10),
  site: (_, at, site) => String(20_000 + at * 10 + 1 + site),
};

/** Code of the HR Core unit for support staff of all schools: only the cost centre says where they work. */
export const SHARED_SUPPORT = "1400";

const schemeOf = (board: DemoBoard): Scheme => (board.vendor === "afas" ? AFAS : HR_CORE);

/** How many persons of a board work above its schools; the first of them leads it. */
export const officeStaff = (board: DemoBoard): number => Math.max(1, Math.round(board.staff * 0.03));

/** Index of the person who leads a school, when the board has so many; else the executive. */
export function directorOf(board: DemoBoard, school: number): number {
  const index = officeStaff(board) + school;
  return index < board.staff ? index : 0;
}

/** Code of the unit above school level. */
export const officeUnit = (board: DemoBoard): string => schemeOf(board).office;

/** Code of a site's unit. */
export const siteUnit = (board: DemoBoard, school: number, site: number): string =>
  schemeOf(board).site(board.schools[school] as DemoSchool, school, site);

/** Cost centre of a site; 1000 is the board's own. */
export const siteCostCentre = (school: number, site: number): string => String(4_000 + school * 10 + site);

/** Cost centre above school level. */
export const OFFICE_COST_CENTRE = "1000";

/** Every unit of a board, those above first; two of them form a circle. */
export function* unitsOf(board: DemoBoard): Generator<DemoUnit> {
  const scheme = schemeOf(board);
  const [ict, housing] = scheme.circle;
  yield { code: scheme.top, name: board.name, parent: null, site: null, manager: 0 };
  yield { code: scheme.office, name: "Bestuursbureau", parent: scheme.top, site: null, manager: 0 };
  yield { code: scheme.pool, name: "Vervangingspool", parent: scheme.top, site: null, manager: 0 };
  yield { code: ict, name: "Staf ICT", parent: housing, site: null, manager: 0 };
  yield { code: housing, name: "Staf huisvesting", parent: ict, site: null, manager: 0 };
  if (board.vendor === "hr-core") {
    yield {
      code: SHARED_SUPPORT,
      name: "Onderwijsondersteuning scholen",
      parent: scheme.top,
      site: null,
      shared: true,
      manager: 0,
    };
  }
  for (const [at, school] of board.schools.entries()) {
    const [manager, code] = [directorOf(board, at), scheme.school(school, at)];
    yield { code, name: school.name, parent: scheme.top, site: school.sites[0].code, manager };
    for (const [number, site] of school.sites.entries()) {
      yield { code: scheme.site(school, at, number), name: teamName(site), parent: code, site: site.code, manager };
    }
  }
}

const teamName = (site: DemoSite): string => `Team ${site.name}`;
