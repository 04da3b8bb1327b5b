import type { HttpAnswer } from "@regiohub/infra/ingest/pull";

/** The JSON object of an answer; undefined when it is none. */
export function jsonOf({ body }: HttpAnswer): object | undefined {
  try {
    const content: unknown = JSON.parse(body.toString("utf8"));
    return typeof content === "object" && content !== null ? content : undefined;
  } catch {
    return undefined;
  }
}
