const GRAPHQL = "application/graphql-response+json";

/** Whether an `Accept` header prefers `application/graphql-response+json` to `application/json`. */
export function prefersGraphqlResponse(accept: string | undefined): boolean {
  const ranges = (accept ?? "").split(",").map((range, order) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    return { type, order, weight: quality ? Number(quality.slice(2)) || 0 : 1 };
  });
  const graphql = ranges.find(({ type }) => type === GRAPHQL);
  if (!graphql || graphql.weight === 0) return false;
  const json = ["application/json", "application/*", "*/*"]
    .map((name) => ranges.find(({ type }) => type === name))
    .find((range) => range !== undefined);
  if (!json || json.weight !== graphql.weight) return graphql.weight > (json?.weight ?? 0);
  return json.type !== "application/json" || graphql.order < json.order;
}
