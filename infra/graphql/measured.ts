import "reflect-metadata";
import { Directive, Field, ObjectType } from "type-graphql";
import { Access } from "../access/declare.js";
import { OPEN } from "../access/policy.js";
import type { Decimal } from "../values.js";
import { DecimalScalar } from "./scalars.js";

/** A figure of the graph, or why there is none; words of why may stand beside a figure that wants care. */
export interface Measured<Why extends string> {
  readonly value: Decimal | null;
  readonly why: readonly Why[];
}

/**
 * The class of figures that may be missing, `Measured`, over an enum of what may be the matter. It asks nothing of its
 * callers: the field that has it says whose it is.
 */
export function measuredType<Why extends string>(whyMissing: { readonly [W in Why]: W }): new () => Measured<Why> {
  @ObjectType("Measured", {
    simpleResolvers: true,
    description: "A figure, or why there is none (getal, of waarom niet).",
  })
  @Directive("@shareable")
  @Access(OPEN)
  class MeasuredValue {
    @Field(() => DecimalScalar, { nullable: true, description: "The figure; null when there is none." })
    declare value: Decimal | null;

    @Field(() => [whyMissing], {
      description: "Why there is none, or what to mind where there is one; empty when nothing is the matter.",
    })
    declare why: readonly Why[];
  }
  return MeasuredValue;
}
