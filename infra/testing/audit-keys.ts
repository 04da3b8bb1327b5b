import { createSecretKey, randomBytes } from "node:crypto";
import type { AuditKeys } from "../audit/keys.js";

/** Keys of a read log of a test, new each time. */
export const testAuditKeys = (): AuditKeys => ({ subjects: createSecretKey(randomBytes(32)) });
