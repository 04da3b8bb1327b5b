import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { publishedFacts } from "./index.js";

// dist/facts/ → facts/fixtures/
adapterSuite(publishedFacts, new URL("../../facts/fixtures/", import.meta.url));
