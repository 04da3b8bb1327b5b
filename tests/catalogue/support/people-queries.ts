import type { Random } from "@regiohub/infra/testing/random";
import { ORACLE } from "./oracle/index.js";
import { levelOf } from "./readings.js";

/** Fields of people, and where they lead; an empty type is no object, and one that is not here is about nobody. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  StaffMember: {
    displayName: "",
    birthYear: "",
    age: "",
    board: "Board",
    employments: "Employment",
    absences: "Absence",
    mobilityProfile: "MobilityProfile",
  },
  MobilityProfile: { functionWanted: "", regions: "Region", staffMember: "StaffMember", consents: "Consent" },
  Consent: { givenOn: "", recipientBoard: "Board" },
  Employment: {
    id: "",
    contractKind: "",
    startsOn: "",
    fte: "",
    replaces: "StaffMember",
    staffMember: "StaffMember",
    assignments: "EmploymentAssignment",
  },
  EmploymentAssignment: { functionCode: "", scaleCode: "", scaleStep: "", run: "", site: "Site", scale: "SalaryScale" },
  SalaryScale: { raw: "", outcome: "" },
  Absence: { startsOn: "", endsOn: "" },
};

/** Deepest that a query follows people. */
const DEPTH = 4;

/** A query for some people of a board, by chance: who they are, and whatever else. */
export const peopleQuery = (random: Random, board: string): string =>
  `{ board(number: "${board}") { staffMembers(first: ${1 + random.below(5)}) { edges { node { ${selection(random, "StaffMember", DEPTH)} } } } } }`;

function selection(random: Random, type: string, depth: number): string {
  const chosen = Object.entries(FIELDS[type] ?? {}).filter(
    ([, to]) => random.below(2) === 0 && (to === "" || depth > 0),
  );
  const fields = chosen.map(([name, to]) => {
    if (to === "") return name;
    return `${name} { ${FIELDS[to] ? selection(random, to, depth - 1) : "__typename"} }`;
  });
  return [type === "StaffMember" ? "id" : "__typename", ...fields].join(" ");
}

/** Whom an answer shows, by their id, each with the kinds of data. */
export type Seen = Map<string, Set<string>>;

/** Reads off an answer whom it shows what. */
export function readSeen(data: unknown, seen: Seen = new Map()): Seen {
  const board = (data as { board?: { staffMembers?: { edges: { node: object }[] } | null } | null } | null)?.board;
  for (const { node } of board?.staffMembers?.edges ?? []) {
    see(seen, idOf(node), "PSEUDONYM"); // that somebody is there
    look(node, "StaffMember", idOf(node), seen);
  }
  return seen;
}

function look(object: object, type: string, person: string, seen: Seen): void {
  const self = type === "StaffMember" ? idOf(object) : person;
  for (const [name, value] of Object.entries(object)) {
    const level = levelOf(ORACLE.get(`${type}.${name}`));
    if (level) see(seen, self, level);
    const to = FIELDS[type]?.[name] ?? "";
    if (!FIELDS[to]) continue;
    for (const inner of [value].flat()) if (inner) look(inner as object, to, self, seen);
  }
}

const idOf = (node: object): string => (node as { readonly id: string }).id;

function see(seen: Seen, person: string, level: string): void {
  seen.set(person, (seen.get(person) ?? new Set()).add(level));
}
