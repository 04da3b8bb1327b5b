import { afas } from "./afas.js";
import type { Connector } from "./connector.js";
import { duoPersonnel } from "./duo-personnel.js";
import { hrCore } from "./hr-core.js";
import { vismaNet } from "./visma-net.js";
import { youforce } from "./youforce.js";

export type { Connector };
export { afas, hrCore };

/** Sources that the same people can be delivered through, each by a board of its own. */
export const CONNECTORS: readonly (readonly [connector: Connector, board: string])[] = [
  [afas, "99001"],
  [hrCore, "99002"],
  [vismaNet, "99003"],
  [youforce, "99004"],
  [duoPersonnel, "99005"],
];
