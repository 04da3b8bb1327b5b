import { HubError } from "@regiohub/infra/errors";

/** Days that a move between boards may take; what takes longer is a leaving and a coming. Source: domain brief 5.2. */
export const WINDOWS = [31, 62, 92] as const;

/**
 * Keeps to the windows that figures are made for: a longer one would tell a board where its people went later.
 * @throws ARGUMENT_INVALID
 */
export function requireWindow(days: number): void {
  if (WINDOWS.some((window) => window === days)) return;
  throw new HubError("ARGUMENT_INVALID", `windowDays: expected one of ${WINDOWS.join(", ")}.`);
}
