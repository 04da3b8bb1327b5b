import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { afas } from "./index.js";

adapterSuite(afas, new URL("../../afas/fixtures/", import.meta.url));
