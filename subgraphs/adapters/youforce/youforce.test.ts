import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { youforce } from "./index.js";

adapterSuite(youforce, new URL("../../youforce/fixtures/", import.meta.url));
