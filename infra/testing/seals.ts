import { randomBytes } from "node:crypto";
import type { SealKeys } from "../graphql/seals.js";

/** Keys of ids and cursors for the tests of one process. */
export const testSeals: SealKeys = { cursors: randomBytes(32), people: new Map([[1, randomBytes(32)]]) };
