/** An export that Visma.net HRM makes on command. */
export interface VismaExport {
  /** Of the file that the adapter reads. */
  readonly name: string;
  /** Behind `/v1/command/nl/hrm/` and `/v1/query/nl/hrm/`. */
  readonly path: string;
  /** Key of the answer in which the addresses of the result files stand. */
  readonly results: string;
  /** Right that the client needs. */
  readonly scope: string;
  /** Whether it holds all free fields, of which the adapter reads one. */
  readonly ofFreeFields: boolean;
}

const scope = (of: string) => `hrmanalytics:nlhrm:export${of}`;

/**
 * What is asked, in this order: people after their contracts, for somebody who enters service meanwhile is better known
 * without a contract than the other way round. Source: [V1].
 */
export const EXPORTS: readonly VismaExport[] = [
  {
    name: "contracts",
    path: "contracts",
    results: "contractFileUris",
    scope: scope("contracts"),
    ofFreeFields: false,
  },
  {
    name: "contracts-user-defined-field-histories",
    path: "contracts/user-defined-field-histories",
    results: "contractUdfHistoryFileUris",
    scope: scope("contracts"),
    ofFreeFields: true,
  },
  {
    name: "employees-user-defined-field-histories",
    path: "employees/user-defined-field-histories",
    results: "employeeUdfHistoryFileUris",
    scope: scope("employees"),
    ofFreeFields: true,
  },
  {
    name: "employees",
    path: "employees",
    results: "employeeFileUris",
    scope: scope("employees"),
    ofFreeFields: false,
  },
  {
    name: "organization-units",
    path: "metadata/organization-units",
    results: "organizationUnitsFileUris",
    scope: scope("organizationunits"),
    ofFreeFields: false,
  },
  {
    name: "cost-centers",
    path: "metadata/cost-centers",
    results: "costCentersFileUris",
    scope: scope("metadata"),
    ofFreeFields: false,
  },
];
