import { HubError } from "@regiohub/infra/errors";

/** Most decimals of a percentage. */
const MOST_DECIMALS = 6;

/**
 * Keeps the decimals of a percentage to what makes sense.
 * @throws ARGUMENT_INVALID
 */
export function requireDecimals(decimals: number): void {
  if (decimals >= 0 && decimals <= MOST_DECIMALS) return;
  throw new HubError("ARGUMENT_INVALID", `decimals: expected 0 to ${MOST_DECIMALS}.`);
}
