/** How the days of the register of institutions are described wherever they are shown. */
export const DAYS = {
  openedOn:
    "First day in operation (datum in bedrijf) by DUO's register of institutions (Basisgegevens instellingen); null when that does not have it.",
  closedOn:
    "First day on which it is no more (datum uit bedrijf, opheffing) by DUO's register of institutions; it may lie ahead. Null when nothing says that it closes.",
} as const;
