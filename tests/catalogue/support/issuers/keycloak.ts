import { type IssuerShape, REFUSED, times } from "./shape.js";

const ADVISER = ["hub-adviser", "offline_access"];

/** Source: https://www.keycloak.org/docs/latest/server_admin/#_protocol-mappers */
export const keycloak: IssuerShape = {
  issuer: "https://login.example.nl/realms/scholen",
  algorithm: "RS256",
  header: { typ: "JWT" },
  claims: {
    ...times,
    iss: "https://login.example.nl/realms/scholen",
    aud: ["regiohub", "account"],
    sub: "0b0b0b0b-0000-4000-8000-000000000002",
    jti: "onrtac:0c0c0c0c",
    typ: "Bearer",
    azp: "hr-portal",
    acr: "1",
    "allowed-origins": ["https://portal.example.nl"],
    realm_access: { roles: ["offline_access", "hub-hr"] },
    resource_access: { account: { roles: ["view-profile"] } },
    scope: "openid profile",
    groups: ["/boards/99001", "/teachers"],
    email: "synthetic@bestuur.example",
  },
  cases: [
    { name: "of somebody of HR", becomes: { kind: "board", boards: ["99001"], client: "hr-portal" } },
    {
      name: "of two boards",
      claims: { groups: ["/boards/99002", "/boards/99001"] },
      becomes: { boards: ["99002", "99001"] },
    },
    {
      name: "of a director",
      claims: { realm_access: { roles: ["hub-director"] } },
      becomes: { scopes: ["figures:read", "region-figures:read", "applications:read"] },
    },
    {
      name: "of HR and director at once",
      claims: { realm_access: { roles: ["hub-director", "hub-hr"] } },
      becomes: { kind: "board" },
    },
    { name: "without a role for the hub", claims: { realm_access: { roles: [] } }, becomes: { scopes: [] } },
    {
      name: "with roles of another client only",
      claims: { realm_access: undefined, resource_access: { x: { roles: ["hub-hr"] } } },
      becomes: { scopes: [] },
    },
    {
      name: "of an adviser",
      claims: { realm_access: { roles: ADVISER }, groups: ["/regions/drenthe"] },
      becomes: { kind: "region", regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM03" }] },
    },
    { name: "of an adviser of a board", claims: { realm_access: { roles: ADVISER } }, becomes: REFUSED },
    { name: "of a board without a number", claims: { groups: ["/boards/"] }, becomes: REFUSED },
    { name: "of a group within a board", claims: { groups: ["/boards/99001/hr"] }, becomes: REFUSED },
    { name: "of a board's number in another group", claims: { groups: ["/other/99001"] }, becomes: REFUSED },
    { name: "without groups", claims: { groups: undefined }, becomes: REFUSED },
    { name: "with groups as an object", claims: { groups: { "/boards/99001": true } }, becomes: REFUSED },
    { name: "with roles as text in a text", claims: { realm_access: "hub-hr" }, becomes: { scopes: [] } },
    { name: "without an audience mapper", claims: { aud: "account" }, becomes: REFUSED },
    { name: "that is an ID token", claims: { typ: "ID", aud: "regiohub" }, becomes: REFUSED },
    {
      name: "that is a refresh token",
      claims: { typ: "Refresh", aud: "https://login.example.nl/realms/scholen" },
      becomes: REFUSED,
    },
    { name: "that is an offline token", claims: { typ: "Offline", aud: "regiohub" }, becomes: REFUSED },
    { name: "of another realm", claims: { iss: "https://login.example.nl/realms/master" }, becomes: REFUSED },
    {
      name: "of the issuer with a slash",
      claims: { iss: "https://login.example.nl/realms/scholen/" },
      becomes: REFUSED,
    },
  ],
};
