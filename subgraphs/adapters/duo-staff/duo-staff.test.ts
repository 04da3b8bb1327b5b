import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { duoStaff } from "./index.js";

// dist/duo-staff/ → duo-staff/fixtures/
adapterSuite(duoStaff, new URL("../../duo-staff/fixtures/", import.meta.url));
// The same workbook's other sheet, as a profile names it.
adapterSuite(duoStaff, new URL("../../duo-staff/fixtures/functie/", import.meta.url));
