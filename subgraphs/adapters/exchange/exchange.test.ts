import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { exchange } from "./index.js";

// dist/exchange/ → exchange/fixtures/
adapterSuite(exchange, new URL("../../exchange/fixtures/", import.meta.url));
