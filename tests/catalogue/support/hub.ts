import { adapters } from "@regiohub/adapters";
import type { Hub } from "@regiohub/infra/hub";
import { mobility } from "@regiohub/mobility";
import { records } from "@regiohub/schema/records/index";
import { staff } from "@regiohub/staff";
import { subsidies } from "@regiohub/subsidies";
import { vacancies } from "@regiohub/vacancies";

/** What of the plug board an import needs: without the gateway a process of its own starts in half the time. */
export const hub: Pick<Hub, "adapters" | "records" | "subgraphs"> = {
  adapters,
  records,
  subgraphs: [staff, vacancies, subsidies, mobility],
};
