import { z } from "@regiohub/infra/ingest/profile";
import { said } from "@regiohub/infra/ingest/profile-words";
import { definePull } from "@regiohub/infra/ingest/pull-settings";
import { words } from "@regiohub/infra/words";

/** Kinds of environment: the part of the host that tells them apart, and the letter that some write before its number. */
const KINDS = {
  production: { host: "rest", letter: "O" },
  test: { host: "resttest", letter: "T" },
  accept: { host: "restaccept", letter: "A" },
} as const;

type Kind = keyof typeof KINDS;

/** How a column is compared, and the number by which Profit knows it. Source: AFAS, GetConnector documentation. */
export const OPERATORS = {
  equals: 1,
  atLeast: 2,
  atMost: 3,
  above: 4,
  below: 5,
  contains: 6,
  differs: 7,
  empty: 8,
  filled: 9,
  startsWith: 10,
} as const;

const condition = z.strictObject({
  field: z.string().min(1),
  operator: z.enum(Object.keys(OPERATORS) as [keyof typeof OPERATORS]).default("equals"),
  /** Stays empty for `empty` and `filled`. */
  value: z.union([z.string(), z.number(), z.boolean()]).transform(String).default(""),
});

/** One condition on the rows of a connector. */
export type Condition = z.output<typeof condition>;

/** `12345`, or `O12345AB` as Profit shows it. */
const ENVIRONMENT = /^([OTA])?(\d{5})(?:[A-Z]{2})?$/;

const pull = z
  .strictObject({
    /** Number of the environment; with the kind it makes the address. */
    environment: z
      .union([z.string(), z.int()])
      .transform((number) => String(number).toUpperCase())
      .pipe(
        z
          .string()
          .regex(
            ENVIRONMENT,
            said("the five digits of the environment, 12345", "de vijf cijfers van de omgeving, 12345"),
          ),
      )
      .optional(),
    kind: z.enum(Object.keys(KINDS) as [Kind]).optional(),
    /** Instead of both, where the host is another: `https://12345.rest.afas.online/ProfitRestServices`. */
    address: z.url({ protocol: /^https?$/ }).optional(),
    /** Name of the secret that holds the token. */
    token: z.string().min(1).default("afas-token"),
    /** Documented connector → this board's own; null: not pulled. */
    connectors: z.record(z.string(), z.string().min(1).nullable()).default({}),
    /** Documented connector → conditions that all hold for the rows that are pulled. */
    filters: z.record(z.string(), z.array(condition).min(1)).default({}),
    /** Most rows in one answer; the hub's own when not given, and never more than Profit can make. */
    pageSize: z.int().min(2).max(100_000).optional(),
    /** Most questions at a time. AFAS asks for 5 at most. */
    parallel: z.int().min(1).max(5).default(3),
  })
  .refine(({ environment, address }) => (environment === undefined) !== (address === undefined), {
    message: said("expected either environment or address", "verwacht environment of address, niet beide"),
  })
  .refine(({ environment, kind }) => kind === undefined || (kindOf(environment) ?? kind) === kind, {
    path: ["kind"],
    message: said(
      "expected the kind that the letter of the environment says",
      "verwacht de soort die de letter van de omgeving noemt",
    ),
  });

/** How this board's Profit is asked, as its profile says under `pull`. */
export type Pull = z.output<typeof pull>;

/** The key `pull` of the profile; the same for all column sets. */
export const { settings: pullSettings, of: pullOf } = definePull(
  pull,
  words("environment and token", "environment en token"),
);

/** Where a board's Profit answers, without a slash at the end. */
export function addressOf({ environment, kind, address }: Pull): string {
  if (address !== undefined) return address.replace(/\/+$/, "");
  const { host } = KINDS[kind ?? kindOf(environment) ?? "production"];
  return `https://${ENVIRONMENT.exec(environment ?? "")?.[2]}.${host}.afas.online/ProfitRestServices`;
}

function kindOf(environment: string | undefined): Kind | undefined {
  const letter = ENVIRONMENT.exec(environment ?? "")?.[1];
  return (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind].letter === letter);
}
