import type { OracleLines } from "./rules.js";

/** Who may see what of vacancies: each field by the rule that decides. Types of several subgraphs stand with the first. */
export const vacanciesLines: OracleLines = {
  Board: {
    BOARD_FIGURES: "openVacancies",
    VACANCIES: "vacancies",
  },
  OpenVacancies: {
    FIGURES: "all boards boardsDelivered groups on shared toldUntil unshared",
  },
  OpenVacanciesOfGroup: {
    FIGURES: "all functionGroup shared unshared",
  },
  Query: {
    VACANCIES: "vacancies vacancy",
  },
  Region: {
    REGION_FIGURES: "openVacancies",
  },
  School: {
    VACANCIES: "vacancies",
  },
  Vacancy: {
    VACANCIES: "board closesOn fte functionCode id opensOn site status title",
  },
  VacancyConnection: {
    VACANCIES: "edges pageInfo totalCount",
  },
  VacancyEdge: {
    VACANCIES: "cursor node",
  },
  VacancyFigures: {
    FIGURES: "fte vacancies",
  },
};
