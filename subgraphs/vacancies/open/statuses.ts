import type { VacancyStatus } from "../vacancy/type.js";

/** States of an open vacancy that others may know of. */
export const SHARED_OPEN: readonly VacancyStatus[] = ["REGIONAL", "EXTERNAL", "OFFERED"];

/** States of an open vacancy that is its board's own business yet. What is only being written is none. */
export const UNSHARED_OPEN: readonly VacancyStatus[] = ["PRIORITY_CHECK", "INTERNAL", "POOL"];
