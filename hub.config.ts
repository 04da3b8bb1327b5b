import { fileURLToPath } from "node:url";
import { adapters, demoData, writeDemo } from "@regiohub/adapters";
import { regionReportCommand } from "@regiohub/gateway/report/command";
import { defineHub } from "@regiohub/infra/hub";
import { consentCommand, mobility } from "@regiohub/mobility";
import { COSTS } from "@regiohub/schema/access/list-sizes";
import { accessPolicy } from "@regiohub/schema/access/policy";
import { records } from "@regiohub/schema/records/index";
import { referenceFile } from "@regiohub/schema/reference";
import { retentionRules } from "@regiohub/schema/retention";
import { staff } from "@regiohub/staff";
import { subsidies } from "@regiohub/subsidies";
import { vacancies } from "@regiohub/vacancies";

const root = new URL("../", import.meta.url);

/** The plug board: everything the hub is made of. */
export default defineHub({
  root,
  rootPath: fileURLToPath(root),
  adapters,
  records,
  access: accessPolicy,
  retention: retentionRules,
  subgraphs: [staff, vacancies, subsidies, mobility],
  // Loaded by who serves: a command that does not starts a third sooner.
  serveGateway: async (options) => {
    const { serveGateway } = await import("@regiohub/gateway");
    return await serveGateway({ ...options, costs: COSTS });
  },
  registers: [{ board: null, source: "duo", files: [fileURLToPath(referenceFile("duo/sites.csv"))] }],
  demo: { board: "99001", write: (out) => writeDemo({ boards: 4, staff: 2_000, seed: 1, out }) },
  commands: [demoData, consentCommand, regionReportCommand],
});
