import { HubError } from "@regiohub/infra/errors";

/**
 * The only one of those that go by a name; undefined when none does.
 * @param what the field that was asked
 * @throws ARGUMENT_INVALID with their codes, when there are several.
 */
export function onlyNamed<Named extends { readonly code: string; readonly name: string }>(
  what: string,
  found: readonly Named[],
): Named | undefined {
  if (found.length <= 1) return found[0];
  const each = found.map(({ code, name }) => `${code} (${name})`).join(", ");
  throw new HubError("ARGUMENT_INVALID", `${what}: ${found.length} go by this name: ${each}. Ask for one by its code.`);
}
