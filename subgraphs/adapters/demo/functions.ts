/** A function of the board's function book, with its code in each vendor's system. */
export interface DemoFunction {
  readonly name: string;
  readonly afasCode: string;
  readonly hrCoreCode: string;
  /** Teachers and management are OP or DIR, all others OOP (soort medewerker). */
  readonly category: "OP" | "DIR" | "OOP" | "LIO";
}

const define = (
  afasCode: string,
  hrCoreCode: string,
  category: DemoFunction["category"],
  name: string,
): DemoFunction => ({ name, afasCode, hrCoreCode, category });

/** The functions of the demo boards, with scales of the collective agreement since 1 January 2022. */
export const FUNCTIONS = {
  teacher: define("GLK-LB", "0210", "OP", "Groepsleerkracht LB"),
  careCoordinator: define("IB-LC", "0215", "OP", "Intern begeleider LC"),
  gymTeacher: define("VLK-LB", "0220", "OP", "Vakleerkracht bewegingsonderwijs LB"),
  assistant: define("OA-04", "0310", "OOP", "Onderwijsassistent schaal 4"),
  support7: define("LO-07", "0317", "OOP", "Leraarondersteuner schaal 7"),
  support8: define("LO-08", "0318", "OOP", "Leraarondersteuner schaal 8"),
  caretaker: define("CON-03", "0330", "OOP", "Conciërge schaal 3"),
  clerk: define("ADM-05", "0335", "OOP", "Administratief medewerker schaal 5"),
  director: define("DIR-D12", "0110", "DIR", "Directeur D12"),
  deputy: define("ADJ-A11", "0115", "DIR", "Adjunct-directeur A11"),
  executive: define("CVB", "0100", "DIR", "Voorzitter college van bestuur"),
  hrAdviser: define("HRA-10", "0410", "OOP", "HR-adviseur schaal 10"),
  policyOfficer: define("BEL-11", "0420", "OOP", "Beleidsmedewerker onderwijskwaliteit schaal 11"),
  payroll: define("SAL-08", "0430", "OOP", "Medewerker personeels- en salarisadministratie schaal 8"),
  trainee: define("LIO", "0290", "LIO", "Leraar in opleiding (LIO)"),
} as const;

/** What staff of a school do, beside its director and care coordinator, by weight. */
export const SCHOOL_FUNCTIONS = [
  [FUNCTIONS.teacher, 65],
  [FUNCTIONS.assistant, 13],
  [FUNCTIONS.support7, 4],
  [FUNCTIONS.support8, 3],
  [FUNCTIONS.gymTeacher, 4],
  [FUNCTIONS.caretaker, 4],
  [FUNCTIONS.clerk, 3],
  [FUNCTIONS.deputy, 2],
  [FUNCTIONS.careCoordinator, 2],
] as const;

/** What staff above school level do, beside the executive. */
export const OFFICE_FUNCTIONS = [
  [FUNCTIONS.policyOfficer, 3],
  [FUNCTIONS.hrAdviser, 2],
  [FUNCTIONS.payroll, 3],
  [FUNCTIONS.teacher, 2],
] as const;
