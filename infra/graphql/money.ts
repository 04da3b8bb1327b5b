import "reflect-metadata";
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Access } from "../access/declare.js";
import { OPEN } from "../access/policy.js";
import type { Cents } from "../values.js";

/** An amount of money in the graph. */
@ObjectType({ simpleResolvers: true, description: "An amount of money (bedrag), in euro." })
@Directive("@shareable")
@Access(OPEN)
export class Money {
  @Field(() => Int, { description: "Whole euro cents (eurocenten): 1 euro = 100." })
  declare cents: Cents;
}
