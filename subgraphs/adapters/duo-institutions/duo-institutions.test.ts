import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { duoInstitutions } from "./index.js";

// dist/duo-institutions/ → duo-institutions/fixtures/
adapterSuite(duoInstitutions, new URL("../../duo-institutions/fixtures/", import.meta.url));
