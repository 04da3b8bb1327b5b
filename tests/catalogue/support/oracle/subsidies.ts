import type { OracleLines } from "./rules.js";

/** Who may see what of schemes and applications: each field by the rule that decides. Types of several subgraphs stand with the first. */
export const subsidiesLines: OracleLines = {
  Board: {
    APPLICATIONS: "subsidyApplications",
  },
  MobilityCentre: {
    OPEN: "id",
    APPLICATIONS: "subsidyApplications",
  },
  Money: {
    OPEN: "cents",
  },
  Query: {
    APPLICATIONS: "subsidyApplication",
    OPEN: "subsidyScheme subsidySchemes",
  },
  SubsidyApplication: {
    APPLICATIONS: "applicantBoard centre id requested scheme status submittedOn",
  },
  SubsidyApplicationConnection: {
    APPLICATIONS: "edges pageInfo totalCount",
  },
  SubsidyApplicationEdge: {
    APPLICATIONS: "cursor node",
  },
  SubsidyScheme: {
    OPEN: "code maxAmount maxAmountPer name note source validFrom validTo",
  },
};
