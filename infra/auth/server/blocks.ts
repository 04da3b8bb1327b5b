import type { Caller } from "../caller.js";
import { tokenRefused } from "../strict.js";
import type { VerifyToken } from "../verify.js";
import type { Directory } from "./directory.js";
import { blockKey } from "./read-clients.js";

/**
 * Keeps those out whom the operator has blocked, before their tokens end. While the database is silent, who was not
 * blocked before comes in: issuers do not depend on it.
 */
export const unlessBlocked =
  (directory: Pick<Directory, "lastKnown">, clock: () => Date = () => new Date()) =>
  (verify: VerifyToken): VerifyToken => {
    async function requireLetIn(caller: Caller): Promise<Caller> {
      const until = (await directory.lastKnown())?.blocks.get(blockKey(caller.issuer, caller.subject));
      if (until !== undefined && clock() < until) throw tokenRefused("blocked by the operator");
      return caller;
    }
    return async (token, now) => {
      const { caller, expiresAt, standing } = await verify(token, now);
      await requireLetIn(caller);
      return { caller, expiresAt, standing: async () => requireLetIn(standing ? await standing() : caller) };
    };
  };
