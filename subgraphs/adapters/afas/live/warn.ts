import { isForbiddenHeader } from "@regiohub/infra/ingest/door";
import type { PullContext } from "@regiohub/infra/ingest/pull";
import { words } from "@regiohub/infra/words";
import type { Access } from "./metainfo.js";

/** Days before the end of a token from which it is said: time enough for an administrator to make another. */
const DAYS = 30;
const MS_PER_DAY = 86_400_000;

type Warns = Pick<PullContext, "today" | "warn">;

/** Says that a token is about to end. */
export function warnOfEnd({ endsOn }: Access, { today, warn }: Warns): void {
  if (endsOn === undefined || (Date.parse(endsOn) - Date.parse(today)) / MS_PER_DAY > DAYS) return;
  warn?.(
    words(
      `The token ends on ${endsOn}: make another in the app connector, and replace the secret.`,
      `Het token loopt af op ${endsOn}: maak een nieuw token in de app connector en vervang het geheim.`,
    ),
  );
}

/** Says that a connector gives columns that the hub may never read: they are not written, and need not be sent. */
export function warnOfColumns(connector: string, fields: readonly string[], { warn }: Warns): void {
  const forbidden = fields.filter(isForbiddenHeader).join(", ");
  if (forbidden === "") return;
  warn?.(
    words(
      `${connector} gives ${forbidden}: take it out of the connector. The hub does not keep it.`,
      `${connector} geeft ${forbidden}: haal het uit de connector. De hub bewaart het niet.`,
    ),
  );
}
