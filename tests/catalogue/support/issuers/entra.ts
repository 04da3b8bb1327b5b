import { type IssuerShape, REFUSED, times } from "./shape.js";

const TENANT = "11111111-2222-4333-8444-555555555555";
const OTHER_TENANT = "99999999-2222-4333-8444-555555555555";

const HR = { kind: "board", subject: "0a0a0a0a-0000-4000-8000-000000000001", boards: ["99001"] };

/** Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
export const entra: IssuerShape = {
  issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  algorithm: "RS256",
  header: { typ: "JWT", x5t: "made-up-thumbprint" },
  claims: {
    ...times,
    iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    aud: "66666666-7777-4888-8999-000000000000",
    aio: "E2ZgYPi6Zs",
    azp: "77777777-0000-4000-8000-000000000000",
    azpacr: "1",
    name: "Synthetic Person",
    oid: HR.subject,
    preferred_username: "synthetic@bestuur.example",
    rh: "0.AXoA",
    roles: ["Hub.HR"],
    scp: "access_as_user",
    sid: "000000",
    sub: "pairwise-of-this-application",
    tid: TENANT,
    uti: "AbCd",
    ver: "2.0",
  },
  cases: [
    { name: "of somebody of HR", becomes: { ...HR, client: "77777777-0000-4000-8000-000000000000" } },
    { name: "of IT", claims: { roles: ["Hub.IT"] }, becomes: { scopes: ["deliveries:write", "schema:read"] } },
    { name: "of both, where HR comes first", claims: { roles: ["Hub.IT", "Hub.HR"] }, becomes: HR },
    { name: "with many other roles", claims: { roles: [...Array(200).fill("Other"), "Hub.HR"] }, becomes: HR },
    { name: "without a client", claims: { azp: undefined }, becomes: { client: null } },
    { name: "without a role", claims: { roles: undefined }, becomes: REFUSED },
    { name: "with another role", claims: { roles: ["Hub.Admin"] }, becomes: REFUSED },
    { name: "with a role in other letters", claims: { roles: ["hub.hr"] }, becomes: REFUSED },
    {
      name: "with roles that were left out",
      claims: { roles: undefined, _claim_names: { roles: "src1" } },
      becomes: REFUSED,
    },
    { name: "of another tenant", claims: { tid: OTHER_TENANT }, becomes: REFUSED },
    {
      name: "of another tenant's issuer",
      claims: { iss: `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0`, tid: OTHER_TENANT },
      becomes: REFUSED,
    },
    { name: "of all tenants", claims: { iss: "https://login.microsoftonline.com/{tenantid}/v2.0" }, becomes: REFUSED },
    { name: "of version 1", claims: { ver: "1.0" }, becomes: REFUSED },
    { name: "of version 1's issuer", claims: { iss: `https://sts.windows.net/${TENANT}/` }, becomes: REFUSED },
    { name: "for another application", claims: { aud: "00000003-0000-0000-c000-000000000000" }, becomes: REFUSED },
    {
      name: "for the address of the application",
      claims: { aud: "api://66666666-7777-4888-8999-000000000000" },
      becomes: REFUSED,
    },
    { name: "that is an ID token", claims: { nonce: "n-0S6", scp: undefined }, becomes: REFUSED },
    { name: "that came along with a code", claims: { c_hash: "x" }, becomes: REFUSED },
    { name: "of nobody in the directory", claims: { oid: undefined }, becomes: REFUSED },
    { name: "of a key with another name", header: { kid: "another" }, becomes: REFUSED },
    {
      name: "for graph.microsoft.com, with a nonce in its header",
      header: { nonce: "x" },
      claims: { aud: "graph" },
      becomes: REFUSED,
    },
  ],
};
