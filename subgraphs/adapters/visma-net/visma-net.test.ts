import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { vismaNet } from "./index.js";

adapterSuite(vismaNet, new URL("../../visma-net/fixtures/", import.meta.url));
