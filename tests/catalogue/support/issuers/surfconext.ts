import { type IssuerShape, REFUSED, times } from "./shape.js";

const DIRECTOR = { eduperson_entitlement: ["urn:x-regiohub:director"] };

/** Source: https://servicedesk.surf.nl/wiki (OpenID Connect features): resource servers ask about tokens. */
export const surfconext: IssuerShape = {
  issuer: "https://connect.surfconext.nl",
  algorithm: "RS256",
  header: { typ: "JWT" },
  claims: {
    ...times,
    iss: "https://connect.surfconext.nl",
    aud: ["portal.example.nl", "hub.example.nl"],
    sub: "3f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b",
    jti: "0d0d0d0d-0000-4000-8000-000000000003",
    client_id: "portal.example.nl",
    scope: "openid",
    claims: "QUJDREVGRw==",
    claim_key_id: "key_1",
  },
  said: {
    active: true,
    client_id: "portal.example.nl",
    schac_home_organization: "bestuur.example.nl",
    eduperson_entitlement: ["urn:x-regiohub:hr", "urn:mace:other"],
    email: "synthetic@bestuur.example",
    exp: times.exp,
    iss: "https://connect.surfconext.nl",
    scope: "openid",
    sub: "3f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b",
    token_type: "Bearer",
  },
  cases: [
    { name: "of somebody of HR", becomes: { kind: "board", boards: ["99001"], client: "portal.example.nl" } },
    { name: "of a director", said: DIRECTOR, becomes: { scopes: ["figures:read"] } },
    {
      name: "of a director, as one text",
      said: { eduperson_entitlement: "urn:x-regiohub:director" },
      becomes: { scopes: ["figures:read"] },
    },
    { name: "without an entitlement", said: { eduperson_entitlement: undefined }, becomes: { scopes: [] } },
    { name: "of another organisation", said: { schac_home_organization: "universiteit.example.nl" }, becomes: REFUSED },
    {
      name: "of an organisation below it",
      said: { schac_home_organization: "x.bestuur.example.nl" },
      becomes: REFUSED,
    },
    {
      name: "of the organisation in capitals",
      said: { schac_home_organization: "BESTUUR.example.nl" },
      becomes: REFUSED,
    },
    { name: "of no organisation", said: { schac_home_organization: undefined }, becomes: REFUSED },
    {
      name: "of several organisations",
      said: { schac_home_organization: ["x.nl", "bestuur.example.nl"] },
      becomes: { boards: ["99001"] },
    },
    { name: "of an organisation that is a number", said: { schac_home_organization: 1 }, becomes: REFUSED },
    { name: "that was withdrawn", said: { active: false }, becomes: REFUSED },
    { name: "that is another person's, as is said", said: { sub: "another" }, becomes: REFUSED },
    {
      name: "that is another issuer's, as is said",
      said: { iss: "https://connect.test.surfconext.nl" },
      becomes: REFUSED,
    },
    { name: "of the test environment", claims: { iss: "https://connect.test.surfconext.nl" }, becomes: REFUSED },
    {
      name: "for another resource server",
      claims: { aud: ["portal.example.nl", "other.example.nl"] },
      becomes: REFUSED,
    },
    { name: "for nobody but the client", claims: { aud: "portal.example.nl" }, becomes: REFUSED },
    {
      name: "that says itself whose it is",
      claims: { schac_home_organization: "bestuur.example.nl" },
      said: { schac_home_organization: "x.nl" },
      becomes: REFUSED,
    },
    { name: "that is an ID token", claims: { nonce: "n", aud: ["hub.example.nl"] }, becomes: REFUSED },
    { name: "that came with a hash of another", claims: { at_hash: "x" }, becomes: REFUSED },
    { name: "without a subject", claims: { sub: undefined }, said: { sub: undefined }, becomes: REFUSED },
  ],
};
