/** Name of what is given out of a region, `SCHEME CODE`: figures of one kind stand beside those of another. */
export const placeOf = (subject: "WORKFORCE" | "FLOWS" | "REDUNDANCY", area: string): string => `${subject} ${area}`;
