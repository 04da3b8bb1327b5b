import type { BoardCaller, Caller, OperatorCaller, PartnerCaller, RegionCaller } from "@regiohub/infra/auth/caller";
import * as bare from "@regiohub/infra/testing/callers";
import { KIND_SCOPES } from "../access/scopes.js";

/** A caller with every scope that its kind may hold. */
const withScopes = <Kind extends Caller>(caller: Kind): Kind => ({ ...caller, scopes: [...KIND_SCOPES[caller.kind]] });

/** A caller of these boards, who may ask everything that one can. */
export const boardCaller = (...boards: string[]): BoardCaller => withScopes(bare.boardCaller(...boards));

/** A partner that shows vacancies elsewhere. */
export const partner: PartnerCaller = withScopes(bare.partner);

/** An adviser of mobility centres, and of the regions that are given beside. */
export const adviser = (...centres: string[]): RegionCaller => withScopes(bare.adviser(...centres));

export const operator: OperatorCaller = withScopes(bare.operator);

export { codesOf } from "@regiohub/infra/testing/callers";
