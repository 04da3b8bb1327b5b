import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { afas, afasDwh, afasProfit } from "./index.js";

adapterSuite(afas, new URL("../../afas/fixtures/", import.meta.url));
adapterSuite(afasDwh, new URL("../../afas/fixtures/afas-dwh/", import.meta.url));
adapterSuite(afasProfit, new URL("../../afas/fixtures/afas-profit/", import.meta.url));
