import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { hrCore } from "./index.js";

adapterSuite(hrCore, new URL("../../hr-core/fixtures/", import.meta.url));
