import { codesEnum } from "@regiohub/infra/graphql/enum";

/** Ways to divide the country. */
export type RegionScheme =
  | "ARBEIDSMARKTREGIO"
  | "PROVINCIE"
  | "RPA"
  | "RAP"
  | "ONDERWIJSREGIO"
  | "TRANSFERCENTRUM"
  | "COROP"
  | "UNSPECIFIED";

/** The enum of the schemes, the same in each subgraph that has it: a value that one lacked would be lost in composition. */
export const RegionScheme = codesEnum<RegionScheme>(
  "RegionScheme",
  "A way to divide the country into regions. Never compare regions of different schemes by number or name.",
  {
    ARBEIDSMARKTREGIO: "The 35 labour-market regions, with CBS codes `AM01` to `AM38`.",
    PROVINCIE: "The 12 provinces, with CBS codes `PV20` to `PV31`.",
    RPA: "The 34 areas of regional labour-market policy (RPA-gebied), with DUO's codes `01` to `34`.",
    RAP: "Regions of the regional approach to staff shortages (RAP-regio).",
    ONDERWIJSREGIO: "Regions in which boards and teacher training work together (onderwijsregio).",
    TRANSFERCENTRUM: "Areas of the regional transfer centres (transfercentrum); they may overlap.",
    COROP: "The 40 COROP areas of CBS.",
    UNSPECIFIED: "As a source names it, without saying which scheme it means.",
  },
);
