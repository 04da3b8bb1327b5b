import { Refused } from "./refused.js";

/**
 * What the gateway's database says; that it says nothing is told to the client, and why is not.
 * @throws Refused 503, and what the work itself refuses
 */
export async function lookedUp<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(503, "The hub cannot look up who may ask what.", {
      code: "DATABASE_UNREACHABLE",
      headers: { "retry-after": "5" },
    });
  }
}
