import "reflect-metadata";
import { type ConstDirectiveNode, type GraphQLSchema, Kind } from "graphql";
import { Directive } from "type-graphql";
import { AUTHENTICATED, REQUIRES_SCOPES, SENSITIVITY } from "./demand.js";
import type { Demand } from "./policy.js";

type Decorator = ClassDecorator & PropertyDecorator & MethodDecorator;

/**
 * Says what a field asks of its caller, or every field of a type: `@Access(PAY)`. Of a field of a type that says so too,
 * the scopes of both are needed, and the field's own sensitivity counts.
 */
export function Access({ scopes, sensitivity }: Demand): Decorator {
  const directives = [Directive(`@${SENSITIVITY}(level: ${JSON.stringify(sensitivity)})`)];
  if (scopes.length > 0) directives.push(Directive(`@${REQUIRES_SCOPES}(scopes: ${JSON.stringify(scopes)})`));
  const decorate = (...where: Parameters<MethodDecorator>) => {
    for (const directive of directives) directive(...where);
  };
  return decorate as Decorator;
}

/** How the SDL of a subgraph begins, so that composition carries what is declared into the supergraph. */
export const ACCESS_LINK = `extend schema
  @link(url: "https://regiohub.example/access/v1.0", import: ["@${SENSITIVITY}"])
  @composeDirective(name: "@${SENSITIVITY}")

"""How sensitive it is, or what is in it."""
directive @${SENSITIVITY}("""A word of the access policy.""" level: String!) on OBJECT | FIELD_DEFINITION
`;

const authenticated: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: AUTHENTICATED },
};

/** Marks every root field: none is for nobody. To be done before the schema is printed. */
export function closeDoors(schema: GraphQLSchema): void {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (!field.astNode) continue;
      field.astNode = { ...field.astNode, directives: [...(field.astNode.directives ?? []), authenticated] };
    }
  }
}
