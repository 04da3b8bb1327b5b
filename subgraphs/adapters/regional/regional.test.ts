import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { regional } from "./index.js";

// dist/regional/ → regional/fixtures/
adapterSuite(regional, new URL("../../regional/fixtures/", import.meta.url));
