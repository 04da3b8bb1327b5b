import type { NamedPeople } from "@regiohub/infra/figures/elsewhere";
import { personText } from "../pair/person.js";
import type { CellOf, Identities } from "../published/identities.js";

/** Code of all groups of functions. */
export const EVERYBODY = "EVERYBODY";

/** Table of who works on a day, by group of functions and as `EVERYBODY`. */
export const WORKING = "WORKING";

/** Who works on a day, and as what, as others have counted and given it out. Who is erased here is left out. */
export const workingCells = (people: readonly NamedPeople[], identities: Identities): readonly CellOf[] =>
  people.flatMap(({ family, parts, numbers }) => {
    const groups = parts.flatMap(({ is, add }) =>
      add[0] ? [EVERYBODY, is.FUNCTION_GROUP].flatMap((group) => group ?? []) : [],
    );
    return numbers.flatMap((number) => {
      const id = identities.get(personText({ board: family, number }))?.id;
      return id === undefined ? [] : groups.map((group) => ({ id, board: family, cell: `${WORKING} ${group}` }));
    });
  });
