import { Access } from "@regiohub/infra/access/declare";
import { HubError } from "@regiohub/infra/errors";
import type { CalendarDate } from "@regiohub/infra/values";
import { requireRegion } from "@regiohub/schema/access/audience";
import { BOARD_FIGURES, REGION_FIGURES } from "@regiohub/schema/access/demands";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Board } from "../board/type.js";
import type { VacanciesContext } from "../context.js";
import { Region } from "../region/type.js";
import { OpenVacancies, OpenVacanciesArgs } from "./type.js";

/** The open vacancies of a board, counted. */
@Resolver(() => Board)
export class BoardOpenVacanciesResolver {
  @FieldResolver(() => OpenVacancies, {
    nullable: true,
    description:
      "How many vacancies are open on a day, and for how much work. Figures for the board itself; all others get none: what it shares is in `vacancies`.",
  })
  @Access(BOARD_FIGURES)
  openVacancies(
    @Root() { number }: Board,
    @Args(() => OpenVacanciesArgs) { on }: OpenVacanciesArgs,
    @Ctx() { loaders, today }: VacanciesContext,
  ): Promise<OpenVacancies> {
    return loaders.openOfBoard.load(dayAsked(on, today), number);
  }
}

/** The open vacancies of a region, counted. */
@Resolver(() => Region)
export class RegionOpenVacanciesResolver {
  @FieldResolver(() => OpenVacancies, {
    nullable: true,
    description:
      "How many vacancies for work in it are open on a day, and for how much work; those for a board as a whole where its first school is. What boards share is exact on any day. The rest is given out of the last three times 1 October alone, and stays, as far as it does not tell of few, of regions of ARBEIDSMARKTREGIO and PROVINCIE. Advisers ask their own regions.",
  })
  @Access(REGION_FIGURES)
  openVacancies(
    @Root() { scheme, code }: Region,
    @Args(() => OpenVacanciesArgs) { on }: OpenVacanciesArgs,
    @Ctx() { caller, loaders, today }: VacanciesContext,
  ): Promise<OpenVacancies> {
    requireRegion(caller, { scheme, code });
    return loaders.openOfRegion.load(dayAsked(on, today), `${scheme} ${code}`);
  }
}

/** Answers other subgraphs' references to a region: its figures hang on the key alone. */
export const regionReference = ({ scheme, code }: Region): Region => ({ scheme, code });

/** @throws ARGUMENT_INVALID for a day that has not been */
function dayAsked(on: CalendarDate | null | undefined, today: CalendarDate): CalendarDate {
  if (!on || on <= today) return on ?? today;
  throw new HubError("ARGUMENT_INVALID", "on: a day to come. Expected today or a day before it.");
}
