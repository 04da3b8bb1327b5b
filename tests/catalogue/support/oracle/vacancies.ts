import type { OracleLines } from "./rules.js";

/** Who may see what of vacancies: each field by the rule that decides. Types of several subgraphs stand with the first. */
export const vacanciesLines: OracleLines = {
  Board: {
    VACANCIES: "vacancies",
  },
  Query: {
    VACANCIES: "vacancies vacancy",
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
};
