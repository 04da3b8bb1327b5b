import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { youforceCore } from "./index.js";

adapterSuite(youforceCore, new URL("../../youforce-core/fixtures/", import.meta.url));
