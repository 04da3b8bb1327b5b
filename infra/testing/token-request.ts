import type { TokenRequest } from "../auth/verify.js";

/** A request to the graph with this authorization header. */
export const bearing = (authorization?: string): TokenRequest => ({ authorization, method: "POST", path: "/graphql" });
