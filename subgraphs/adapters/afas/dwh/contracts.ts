import { isDeepStrictEqual } from "node:util";
import { invalid } from "@regiohub/infra/ingest/cell";
import { boolean, type Column, date, text } from "@regiohub/infra/ingest/columns";
import { defineLookups, type Lookup } from "@regiohub/infra/ingest/define";
import { combine, lastDay, lookup } from "@regiohub/infra/ingest/derive";
import type { CalendarDate } from "@regiohub/infra/values";
import { endReasonColumn } from "../../end-reason.js";
import { contractKindOf, outsideChainOf } from "../../hr-profile.js";
import { sizeColumn } from "../../sizes.js";
import { shared } from "../../uncovered.js";
import { joined, typeOfContract } from "../cells.js";
import { connector } from "../connector.js";

const type = text("Type_contract").orNull();
const isReplacement = boolean("Vervangingsdienstverband").orElse(false);

const words = combine(
  { type, sort: text("soortmedewerker").optional(), service: text("Dienstbetrekking").optional() },
  ({ type, sort, service }) => [sort, service, type, typeOfContract(type)],
);

/** What the words say; where there is no word for it, what the kind of employment says. */
const kind = contractKindOf(
  words,
  combine({ type, isReplacement, isExtension: boolean("Uitbreidingsdienstverband").optional() }, (given) => {
    if (given.type !== null) return null;
    return given.isReplacement ? "REPLACEMENT" : given.isExtension ? "TEMPORARY" : null;
  }),
);

const endsOn = lastDay(date("Einddatum_contract").orNull(), date("Begindatum_contract"));

/** `DWH_HR_Dienstverbanden`: the contracts of an employment, by `employmentKey`. Source: ../README-dwh.md */
export const contracts = defineLookups({
  ...connector("DWH_HR_Dienstverbanden"),
  key: joined(text("Medewerker"), text("Dienstverband")),
  columns: {
    number: text("Volgnummer_contract"),
    startsOn: date("Begindatum_contract"),
    endsOn,
    // A permanent contract stays one when it is for replacing: that is a member of a fixed pool.
    kind: combine({ kind, isReplacement }, (given) =>
      given.kind === "TEMPORARY" && given.isReplacement ? "REPLACEMENT" : given.kind,
    ),
    fte: sizeColumn("Aantal_FTE"),
    replaces: text("Vervangt").orNull(),
    isPool: boolean("Poolvervanger").orNull(),
    endReason: endReasonColumn(endsOn),
    isOutsideChain: outsideChainOf(words),
  },
});

/** A contract, as its row has it. */
export type Contract = typeof contracts extends Lookup<readonly (infer C)[]> ? C : never;

/** The contract that a row of another file is about; a row whose contract is not there, or is there twice, is refused. */
export const contractColumn = (
  member: Column<string>,
  employment: Column<string>,
  number: Column<string>,
): Column<Contract> =>
  combine(
    { number, found: lookup(contracts, joined(member, employment), (rows) => rows ?? []) },
    ({ number, found }) => {
      const [contract, ...others] = found.filter((one) => one.number === number);
      if (!contract) return invalid("a contract of DWH_HR_Dienstverbanden", "een contract uit DWH_HR_Dienstverbanden");
      if (others.every((other) => isDeepStrictEqual(other, contract))) return contract;
      return invalid(
        "a contract that DWH_HR_Dienstverbanden has once",
        "een contract dat één keer in DWH_HR_Dienstverbanden staat",
      );
    },
  );

/**
 * The employment that somebody has on a day, by the number of the employment alone: with that of its contract on that
 * day. Null where no number is given; a row with a number that has no contract then is refused.
 */
export const employmentNumberOn = (
  day: Column<CalendarDate>,
  member: Column<string>,
  employment: Column<string | null>,
): Column<string | null> => {
  const key = joined(
    member,
    employment.map((number) => number ?? ""),
  );
  return combine({ employment, day, found: lookup(contracts, key, (rows) => rows ?? []) }, (given) => {
    if (given.employment === null) return null;
    const contract = given.found.find((one) => shared(one, { startsOn: given.day, endsOn: given.day }));
    return contract ? `${given.employment}/${contract.number}` : NO_CONTRACT;
  });
};

const NO_CONTRACT = invalid(
  "an employment with a contract on the first day",
  "een dienstverband met een contract op de eerste dag",
);
