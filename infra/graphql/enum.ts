import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/**
 * A GraphQL enum over a record's codes: each code is its own value, and each says what it means.
 * Leave out a code's meaning and it does not compile.
 */
export function codesEnum<const C extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<C, string>>,
): { readonly [K in C]: K } {
  const codes = Object.keys(meanings) as C[];
  const values = Object.fromEntries(codes.map((code) => [code, code])) as { readonly [K in C]: K };
  const valuesConfig = Object.fromEntries(codes.map((code) => [code, { description: meanings[code] }]));
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as Record<C, { description: string }> });
  return values;
}
