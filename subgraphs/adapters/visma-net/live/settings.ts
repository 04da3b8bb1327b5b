import { z } from "@regiohub/infra/ingest/profile";
import { said } from "@regiohub/infra/ingest/profile-words";
import { definePull } from "@regiohub/infra/ingest/pull-settings";
import { words } from "@regiohub/infra/words";

const origin = z.url({ protocol: /^https?$/ }).transform((address) => new URL(address).origin);

/** Pay that the hub never reads. Names: [V1]. */
const PAY = [
  "salaryfulltime",
  "salaryhour",
  "garsalaryhour",
  "salaryhourort",
  "salaryhourtravel",
  "salaryhourextra",
  "salarytype",
];

const columns = z.array(z.string().regex(/^\w+$/, said("the name of a column", "de naam van een kolom")));

const pull = z.strictObject({
  /** Of the application in the Visma Developer portal. */
  clientId: z.string().min(1),
  /** Of the board; the portal shows it when the invitation has been accepted. */
  tenantId: z.string().min(1),
  /** Name of the secret that holds the client's secret. */
  secret: z.string().min(1).default("visma-net"),
  /** Where tokens are given. */
  login: origin.default("https://connect.visma.com"),
  /** Where exports are asked. */
  api: origin.default("https://api.analytics1.hrm.visma.net"),
  /** Where result files may stand, beside the API itself. */
  storage: z.array(origin).default([]),
  /** Export → columns that it must leave out; what the adapter does not read never reaches the disk in any case. */
  without: z
    .record(z.string(), columns)
    .default({})
    .transform((own): Readonly<Record<string, readonly string[]>> => ({ employees: ["bsn"], contracts: PAY, ...own })),
  /** Between two looks at a job. */
  pauseSeconds: z.number().min(1).max(300).default(4),
  /** After which a job that is still in progress is given up. */
  limitMinutes: z.number().min(1).max(240).default(30),
});

/** How this board's Visma.net is asked, as its profile says under `pull`. */
export type Pull = z.output<typeof pull>;

/** The key `pull` of the profile. */
export const { settings: pullSettings, of: pullOf } = definePull(
  pull,
  words("clientId and tenantId", "clientId en tenantId"),
);
