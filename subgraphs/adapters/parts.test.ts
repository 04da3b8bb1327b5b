import { expect, it } from "@jest/globals";
import { missingParts } from "@regiohub/infra/ingest/missing-parts";
import { adapters } from "./index.js";

const missing = (source: string, names: readonly string[]) => {
  const adapter = adapters.find(({ name }) => name === source);
  return missingParts(adapter?.files ?? [], names);
};

it.each([
  ["visma-net", ["contracts_1.csv", "contracts_3.csv", "employees.csv"], ["contracts.csv part 2"]],
  ["visma-net", ["employees (2).csv"], ["employees.csv part 1"]],
  ["youforce", ["persons_2.json", "persons_3.json"], ["persons.json part 1"]],
  ["youforce-core", ["youserve-employments_2.json"], ["youserve-employments.json part 1"]],
  [
    "afas",
    ["T4E_HelloID_Users_v2.json", "GetConnector_T4E_HelloID_Users_v2 (3).json"],
    ["T4E_HelloID_Users_v2.json part 2"],
  ],
  ["afas-profit", ["Profit_Employees_1.csv", "Profit_Employees_4.csv"], ["Profit_Employees.json part 2-3"]],
])("%s tells that of %j a part lacks", (source, names, lacking) => {
  expect(missing(source, names)).toEqual(lacking);
});

it.each([
  ["visma-net", ["contracts-2026-01-31.csv", "contracts_2026_03_31.csv", "employees_20260131.csv", "contracts.json"]],
  ["visma-net", ["contracts_1.csv", "contracts_2.csv", "contracts-user-defined-field-histories.csv"]],
  ["youforce", ["persons_20260131.json"]],
  ["afas", ["T4E_HelloID_Users_v2.json", "T4E_HelloID_Users_v2_2026_10.json", "T4E_HelloID_Users_v2 school 4b.xml"]],
  ["afas-profit", ["Profit_Employees (1).csv", "Profit_Employees_basic_3.csv"]],
])("%s takes no other number for that of a part: %j", (source, names) => {
  expect(missing(source, names)).toEqual([]);
});
