import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { FormationRecord } from "@regiohub/schema/records/formation";
import type { MemberRecord } from "@regiohub/schema/records/member";
import type { SiteRecord } from "@regiohub/schema/records/site";
import type { UnitRecord } from "@regiohub/schema/records/unit";

/** A site of fictional board 99001 in Emmen. */
export const siteRecord = (more: Partial<SiteRecord> = {}): SiteRecord => {
  const siteCode = more.siteCode ?? "99ZA00";
  return {
    siteCode,
    brin: siteCode.slice(0, 4),
    boardNumber: "99001",
    name: "De Zonnewijzer",
    street: "Dorpsstraat",
    houseNumber: "1-A",
    postcode: "7811 AB",
    city: "EMMEN",
    municipalityCode: "0114",
    denomination: "Openbaar",
    province: "Drenthe",
    sector: "PO",
    ...more,
  };
};

/** A unit that is no site. */
export const unitRecord = (more: Partial<UnitRecord> = {}): UnitRecord => ({
  code: "BST",
  name: "Bestuursbureau",
  parentCode: null,
  siteCode: null,
  ...more,
});

/** A fictional person. */
export const memberRecord = (more: Partial<MemberRecord> = {}): MemberRecord => ({
  memberNumber: "0001",
  initials: "F.",
  callName: "Fenna",
  birthPrefix: "van",
  birthName: "Voorbeeld",
  partnerPrefix: null,
  partnerName: null,
  nameUsage: "OWN",
  sex: "FEMALE",
  bornOn: "1980-02-29",
  email: "fenna@voorbeeld.example",
  ...more,
});

/** The only line of a running employment of person 0001 at 99ZA00. */
export const employmentRecord = (more: Partial<EmploymentRecord> = {}): EmploymentRecord => ({
  memberNumber: "0001",
  employmentNumber: "1",
  lineNumber: "1",
  contractKind: "PERMANENT",
  contractStartsOn: "2020-08-01",
  contractEndsOn: null,
  fte: "0.8000",
  hoursPerWeek: "32.00",
  startsOn: "2020-08-01",
  endsOn: null,
  share: "1.0000",
  functionCode: "LB",
  functionName: "Leraar basisonderwijs",
  unitCode: "99ZA",
  siteCode: "99ZA00",
  costCentreCode: "1010",
  scaleCode: "LB",
  scaleStep: "12",
  replacesMemberNumber: null,
  poolSubstitute: null,
  functionGroup: "TEACHING",
  endReason: null,
  outsideChain: null,
  expertise: null,
  secondedTo: null,
  ...more,
});

/** What 99001 is reckoned to need of teachers in 2026. */
export const formationRecord = (more: Partial<FormationRecord> = {}): FormationRecord => ({
  boardNumber: "99001",
  siteCode: "ALL",
  year: 2026,
  functionGroup: "TEACHING",
  fte: "95.0000",
  source: "an example",
  ...more,
});

/** The counts of a load, zero where not given. */
export const counts = (more: object) => ({ added: 0, changed: 0, removed: 0, unchanged: 0, ...more });
