import { invalid } from "@regiohub/infra/ingest/cell";
import { date, text } from "@regiohub/infra/ingest/columns";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { combine, using } from "@regiohub/infra/ingest/derive";
import { hrProfile } from "../hr-profile.js";
import type { Stretch } from "../uncovered.js";
import { contract, employeeId, subContract } from "./contract-rows.js";
import { resultFile } from "./files.js";
import { vismaProfile } from "./settings.js";

/** Where somebody works during a time, as a free field says it. */
export interface BrinPeriod extends Stretch {
  /** `12AB`, `12AB01`, or in reverse, `AB12`, for nobody's school [V3]; null where the value was none: that is reported. */
  readonly brin: string | null;
}

const BRIN = /^(\d{2}[A-Z]{2}(\d{2})?|[A-Z]{2}\d{2})$/;

const brin = using(hrProfile, { value: text("value") }, ({ value }, { brins }) =>
  BRIN.test(value) || Object.hasOwn(brins, value)
    ? value
    : invalid(
        "a BRIN (12AB), a site (12AB00) or a BRIN in reverse (AB12)",
        "een BRIN (12AB), een vestiging (12AB00) of een omgekeerde BRIN (AB12)",
      ),
);

/** Of all free fields only the one that the profile names; the values of others are never looked at. */
const isBrin = using(
  vismaProfile,
  { field: text("fieldname").orNull() },
  ({ field }, { brinField }) => brinField !== null && field?.toLowerCase() === brinField.toLowerCase(),
);

const columns = {
  startsOn: date("startdate").orElse("0001-01-01"), // since always
  endsOn: date("enddate").orNull(),
  brin: brin.orDropped(),
};

/** Whose field it is: a sub-contract's. */
export const subContractKey = combine({ contract, subContract }, (of) => `${of.contract}/${of.subContract}`);

/** `contracts/user-defined-field-histories`: the BRIN of sub-contracts. Source: ./README.md */
export const contractBrins = defineLookups({
  ...resultFile("contracts-user-defined-field-histories"),
  required: false,
  mayBeEmpty: true,
  only: isBrin,
  key: subContractKey,
  columns,
});

/** `employees/user-defined-field-histories`: the BRIN of employees. Source: ./README.md */
export const employeeBrins = defineLookups({
  ...resultFile("employees-user-defined-field-histories"),
  required: false,
  mayBeEmpty: true,
  only: isBrin,
  key: employeeId,
  columns,
});
