import { HubError } from "@regiohub/infra/errors";
import { z } from "@regiohub/infra/ingest/profile";
import { type CalendarDate, isCalendarDate } from "@regiohub/infra/values";
import { same, type Words, words } from "@regiohub/infra/words";
import type { Profit } from "./profit.js";

/** What a token gives access to. */
export interface Access {
  /** Names of the connectors. */
  readonly connectors: readonly string[];
  /** Day on which the token ends; undefined when Profit does not say. */
  readonly endsOn: CalendarDate | undefined;
}

const access = z.object({
  getConnectors: z.array(z.object({ id: z.string() })),
  info: z.object({ tokenExpiry: z.unknown().optional() }).optional(),
});

const connector = z.object({ fields: z.array(z.object({ id: z.string().min(1) })).min(1) });

/**
 * Asks what the token gives access to.
 * @throws SOURCE_REFUSED, SOURCE_UNAVAILABLE, SOURCE_ANSWER_WRONG
 */
export async function readAccess(profit: Profit): Promise<Access> {
  const { getConnectors, info } = checked(access, await profit.get("/metainfo"), same("metainfo"));
  return { connectors: getConnectors.map(({ id }) => id), endsOn: dayIn(info?.tokenExpiry) };
}

/**
 * Asks for the names of all columns of a connector.
 * @throws SOURCE_REFUSED, SOURCE_UNAVAILABLE, SOURCE_ANSWER_WRONG
 */
export async function readFields(profit: Profit, id: string): Promise<readonly string[]> {
  const answer = await profit.get(`/metainfo/get/${encodeURIComponent(id)}`);
  return checked(connector, answer, words(`metainfo of ${id}`, `metainfo van ${id}`)).fields.map((field) => field.id);
}

function checked<T>(schema: z.ZodType<T>, answer: unknown, what: Words): T {
  const { success, data } = schema.safeParse(answer);
  if (success) return data;
  throw new HubError(
    "SOURCE_ANSWER_WRONG",
    words(
      `${what.en}: another form than AFAS documents. Expected the metainfo of Profit.`,
      `${what.nl}: een andere vorm dan AFAS documenteert. Verwacht: de metainfo van Profit.`,
    ),
  );
}

/** The day with which a moment begins. */
function dayIn(moment: unknown): CalendarDate | undefined {
  const day = typeof moment === "string" ? moment.slice(0, 10) : "";
  return isCalendarDate(day) ? day : undefined;
}
