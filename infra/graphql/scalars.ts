import "reflect-metadata";
import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { isCalendarDate, isInstant } from "../values.js";

const textScalar = (name: string, description: string, expected: string, accepts: (text: string) => boolean) => {
  const parse = (value: unknown): string => {
    if (typeof value === "string" && accepts(value)) return value;
    throw new GraphQLError(`${name}: expected ${expected}.`, { extensions: { code: "BAD_USER_INPUT" } });
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
};

/** A calendar day in Amsterdam, `yyyy-MM-dd`. */
export const DateScalar = textScalar(
  "Date",
  "A calendar day in Amsterdam, `yyyy-MM-dd`.",
  "a day that exists, as yyyy-MM-dd",
  isCalendarDate,
);

/** An exact decimal number as text; never a float. */
export const DecimalScalar = textScalar(
  "Decimal",
  "An exact decimal number as text with a point, such as `0.8000`.",
  "a decimal number as text, such as 0.8",
  (text) => /^-?\d{1,15}(\.\d{1,10})?$/.test(text),
);

/** A moment; whatever its offset when it comes in, it goes out in UTC. */
export const DateTimeScalar = textScalar(
  "DateTime",
  "A moment, as RFC 3339 has it: `2026-08-01T05:30:00Z`. Given in any offset, answered in UTC.",
  "a moment with its offset, such as 2026-08-01T05:30:00Z",
  isInstant,
);

/** Every scalar of the hub's own. */
export const SCALARS = [DateScalar, DecimalScalar, DateTimeScalar] as const;
