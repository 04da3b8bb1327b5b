import { type Column, decimal, integer, text } from "@regiohub/infra/ingest/columns";
import { combine, lastDay } from "@regiohub/infra/ingest/derive";
import type { Decimal } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { Stretch } from "../uncovered.js";
import { dayNamed, firstDay } from "./cells.js";

type ContractKind = EmploymentRecord["contractKind"];

/** What holds for a relation as a whole: each of its rows says it again. */
export interface Facts extends Stretch {
  readonly kind: ContractKind;
}

/** What may change while a relation goes on. */
export interface Terms {
  /** 1 = full time; a monthly row gives the mean of the month. Leave for older staff (BAPO) is not taken off. */
  readonly fte: Decimal | null;
  readonly scaleCode: string | null;
  readonly scaleStep: string | null;
  /** Number of the function's category, 1–18. */
  readonly category: number | null;
}

const category = integer("Functiecategorie", { min: 1, max: 18 }).orNull();

/** Financieringsbron: paid by the Vervangingsfonds. */
const REPLACEMENT_FUND = 2;
/** Functiecategorie: leraar in opleiding. */
const IN_TRAINING = 10;
/** Aard arbeidsrelatie, 1–4. */
const KINDS: readonly ContractKind[] = ["PERMANENT", "TEMPORARY", "REPLACEMENT", "EXTERNAL"];

/**
 * Who is in training counts apart, appointed or not. What the replacement fund pays is replacement, whatever it is
 * called, but of who is not appointed.
 */
const kind = combine(
  {
    nature: integer("Aard arbeidsrelatie", { min: 1, max: KINDS.length }),
    source: integer("Financieringsbron", { min: 1, max: 4 }).orNull(),
    category,
  },
  (row): ContractKind => {
    if (row.category === IN_TRAINING) return "TRAINEE";
    const named = KINDS[row.nature - 1] ?? "TEMPORARY";
    return row.source === REPLACEMENT_FUND && named !== "EXTERNAL" ? "REPLACEMENT" : named;
  },
);

const startsOn = firstDay("Begindatum arbeidsrelatie", "Begindatum");
const endsOn = lastDay(dayNamed("Einddatum arbeidsrelatie", "Einddatum"), startsOn);

/** What the row says of its relation as a whole. Source: ./README.md */
export const facts: Column<Facts> = combine({ startsOn, endsOn, kind }, (row) => ({ ...row }));

/** What the row says of the days that it is about. Source: ./README.md */
export const terms: Column<Terms> = combine(
  {
    fte: decimal("Betrekkingsomvang", { min: 0, max: 2 }).orNull(),
    scaleCode: text("Salarisschaal").orNull(),
    scaleStep: text("Salarisnummer").orNull(),
    category,
  },
  (row) => ({ ...row }),
);
