import type { Loader } from "@regiohub/infra/hub";
import { type Mirrored, mirror } from "@regiohub/infra/ingest/mirror";

const MIRRORED: Mirrored = {
  table: "vacancies.function_group",
  key: { function_code: "function_code" },
  columns: ["function_group"],
};

/** Groups that a board's codes of functions count in. A code that nobody has any more keeps its group: a vacancy may have it. */
export const functionGroupLoader: Loader = { kind: "function_group", load: (context) => mirror(context, MIRRORED) };
