import type { OracleLines } from "./rules.js";

/** Who may see what of mobility centres: each field by the rule that decides. Types of several subgraphs stand with the first. */
export const mobilityLines: OracleLines = {
  Board: {
    OPEN: "mobilityCentres",
  },
  MobilityCentre: {
    OPEN: "code endsOn leadBoard memberBoards name startsOn status",
  },
  MobilityCentreConnection: {
    OPEN: "edges pageInfo totalCount",
  },
  MobilityCentreEdge: {
    OPEN: "cursor node",
  },
  Query: {
    OPEN: "mobilityCentre mobilityCentres",
  },
};
