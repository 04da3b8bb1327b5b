/** How one of the two HR systems behind Youforce is asked. Source: ../README.md, ../../youforce-core/README.md */
export interface System {
  /** For messages. */
  readonly title: string;
  /** Ways to sign in, the first one unless the profile says otherwise. */
  readonly signIns: Readonly<Record<string, SignInWay>>;
  /** Endpoint of each file. Those that refer to others come first: see `pullAll`. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Query of the first page. */
  readonly firstPage: string;
}

/** Where a token is asked, and where the API then answers. */
export interface SignInWay {
  readonly tokens: string;
  readonly api: string;
  /** How the tenant is named: with the request for the token, or in a header of each question. */
  readonly tenantIn: "body" | "header";
}

/** HR Core Beaufort: pages of 1000. */
export const BEAUFORT: System = {
  title: "Youforce",
  signIns: {
    visma: { tokens: "https://connect.visma.com/connect/token", api: "https://api.youforce.com", tenantIn: "body" },
    raet: { tokens: "https://api.raet.com/authentication/token", api: "https://api.raet.com", tenantIn: "header" },
  },
  endpoints: {
    "costAllocations.json": "/iam/v1.0/costAllocations",
    "assignments.json": "/iam/v1.0/assignments",
    "employments.json": "/iam/v1.0/employments",
    "persons.json": "/iam/v1.0/persons",
    "jobProfiles.json": "/iam/v1.0/jobProfiles",
    "organizationUnits.json": "/iam/v1.0/organizationUnits",
  },
  firstPage: "?take=1000",
};

/** HR Core Business: pages of 500, which is its own number. */
export const CORE: System = {
  title: "YouServe",
  signIns: {
    youserve: {
      tokens: "https://api.youserve.nl/authentication/token",
      api: "https://api.youserve.nl",
      tenantIn: "header",
    },
  },
  endpoints: {
    "youserve-employments.json": "/iam/v1.0/employments",
    "youserve-employees.json": "/iam/v1.0/employees",
    "youserve-jobProfiles.json": "/iam/v1.0/jobProfiles",
    "youserve-organizationunits.json": "/iam/v1.0/organizationunits",
  },
  firstPage: "",
};
