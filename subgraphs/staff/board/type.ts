import { Access } from "@regiohub/infra/access/declare";
import { connectionType, PageArgs } from "@regiohub/infra/graphql/connection";
import { codesEnum } from "@regiohub/infra/graphql/enum";
import { OPEN } from "@regiohub/schema/access/demands";
import { RegionScheme } from "@regiohub/schema/regions";
import { ArgsType, Directive, Field, InputType, ObjectType } from "type-graphql";

/** An employer in primary education. */
@ObjectType({
  simpleResolvers: true,
  description: "A school board (schoolbestuur, bevoegd gezag): the legal employer.",
})
@Directive('@key(fields: "number")')
@Access(OPEN)
export class Board {
  @Field(() => String, { description: "Number of the board (nummer bevoegd gezag), five digits." })
  declare number: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Name, as the board itself gives it, else as the register of institutions has it; null while neither does: the register of sites has no names of boards.",
  })
  declare name: string | null;

  @Field(() => String, { description: "Sector of the register that knows it: `PO` is primary education." })
  declare sector: string;

  @Field(() => Boolean, { description: "Whether the hub has its people: a personnel export of it has been loaded." })
  declare delivers: boolean;
}

/** What a board's schools stand for. */
export type BoardKind = "PUBLIC" | "DENOMINATIONAL";

export const BoardKind = codesEnum<BoardKind>("BoardKind", "What a board's schools stand for, by their denomination.", {
  PUBLIC: "Public education (openbaar): each of its schools is.",
  DENOMINATIONAL: "Education of a denomination or of private initiative (bijzonder): none of its schools is public.",
});

/** Orders of a list of boards. */
export type BoardOrder = "NUMBER" | "NAME";
export const BoardOrder = codesEnum<BoardOrder>("BoardOrder", "Order of a list of boards.", {
  NUMBER: "By number (nummer bevoegd gezag).",
  NAME: "By name; boards without a name last, by number.",
});

/** A page of boards. */
export const BoardConnection = connectionType(() => Board, "BoardConnection", OPEN);

@InputType({ description: "Names a region." })
export class RegionInput {
  @Field(() => RegionScheme, { description: "Numbering that the code belongs to." })
  declare scheme: RegionScheme;

  @Field(() => String, { description: "Code within the scheme, such as `AM03`." })
  declare code: string;
}

@InputType({ description: "Which boards. What is left out takes all." })
export class BoardFilter {
  @Field(() => Boolean, { nullable: true, description: "Only boards whose people the hub has, or only the others." })
  declare delivers?: boolean | null;

  @Field(() => [String], { nullable: true, description: "Only these numbers (nummer bevoegd gezag); at most 100." })
  declare numbers?: string[] | null;

  @Field(() => RegionInput, { nullable: true, description: "Only boards with a site in this region today." })
  declare region?: RegionInput | null;
}

@ArgsType()
export class BoardsArgs extends PageArgs {
  @Field(() => BoardFilter, { nullable: true, description: "Which boards; all when left out." })
  declare filter?: BoardFilter | null;

  @Field(() => BoardOrder, { defaultValue: BoardOrder.NUMBER, description: "In which order." })
  declare orderBy: BoardOrder;
}
