import { Access } from "@regiohub/infra/access/declare";
import { HubError } from "@regiohub/infra/errors";
import { OPEN } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { StaffContext } from "../context.js";
import { Region, RegionsArgs } from "../region/type.js";
import { findMunicipality, findMunicipalityByName } from "./queries.js";
import { Municipality, MunicipalityArgs } from "./type.js";

/** Municipalities by number and by name, and the regions that they lie in. */
@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => Municipality, {
    nullable: true,
    description: "One municipality (gemeente), by number or name; null when the hub does not know it.",
  })
  @Access(OPEN)
  municipality(
    @Args(() => MunicipalityArgs) { code, name }: MunicipalityArgs,
    @Ctx() { db }: StaffContext,
  ): Promise<Municipality | undefined> {
    if (code && !name) return findMunicipality(db, code);
    if (name && !code) return findMunicipalityByName(db, name);
    throw new HubError("ARGUMENT_INVALID", "municipality: which one? Expected code or name, not both.");
  }

  @FieldResolver(() => [Region], { description: "Regions of a scheme that it belongs to, by code." })
  regions(
    @Root() { code }: Municipality,
    @Args(() => RegionsArgs) { scheme, validOn }: RegionsArgs,
    @Ctx() { loaders, today }: StaffContext,
  ): Promise<Region[]> {
    return loaders.regionsOfMunicipality.load({ scheme, on: validOn ?? today }, code);
  }
}
