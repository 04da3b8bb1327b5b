import { posix } from "node:path";
import { HubError } from "../../errors.js";
import { words } from "../../words.js";
import { type Attributes, visitPart } from "./xlsx-part.js";
import { localName } from "./xml-parser.js";
import type { Zip } from "./zip.js";
import { zipFault } from "./zip-fault.js";

/** Most sheets that a workbook may have. */
const MAX_SHEETS = 1000;

/** What a workbook is made of, as far as it is read. Parts are names of files in the archive. */
export interface Workbook {
  /** In the order of the tabs. */
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[];
  /** Whether its days count from 1904, as once on a Macintosh, or from 1900. */
  readonly from1904: boolean;
  /** Formats of cells; undefined without. */
  readonly styles: string | undefined;
  /** Texts that cells refer to; undefined without. */
  readonly texts: string | undefined;
}

/** What a part refers to: the last word of the kind, and the part meant. */
interface Relation {
  readonly kind: string;
  readonly part: string;
}

/** @throws FILE_MALFORMED when the archive is no workbook, or one in Excel's binary form. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const root = [...(await readRelations(zip, "")).values()].find(({ kind }) => kind === "officeDocument");
  if (!root) throw zipFault(zip.name, words("an archive that is no workbook", "een archief dat geen werkmap is"));
  if (root.part.endsWith(".bin"))
    throw zipFault(zip.name, words("a workbook in the binary form (.xlsb)", "een werkmap in de binaire vorm (.xlsb)"));
  const relations = await readRelations(zip, root.part);
  const sheets: Workbook["sheets"][number][] = [];
  let from1904 = false;
  await visitPart(zip, root.part, (element, attributes, inside) => {
    if (element === "workbookPr") from1904 = isTrue(attributes.date1904);
    if (element !== "sheet" || inside !== "sheets") return;
    if (sheets.length === MAX_SHEETS)
      throw zipFault(zip.name, words(`more than ${MAX_SHEETS} sheets`, `meer dan ${MAX_SHEETS} bladen`));
    const relation = relations.get(relationId(attributes));
    const hidden = (attributes.state ?? "visible") !== "visible";
    // Tabs may also be charts and macros.
    if (relation?.kind === "worksheet") sheets.push({ name: attributes.name ?? "", part: relation.part, hidden });
  });
  const partOf = (wanted: string) => [...relations.values()].find(({ kind }) => kind === wanted)?.part;
  return { sheets, from1904, styles: partOf("styles"), texts: partOf("sharedStrings") };
}

/**
 * The part of a sheet: by its name, else the first one that a person sees.
 * @throws FILE_MALFORMED when there is none.
 */
export function sheetPart({ sheets }: Workbook, wanted: string | undefined, fileName: string): string {
  const found =
    wanted === undefined
      ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
      : sheets.find(({ name }) => name.trim().toLowerCase() === wanted.toLowerCase());
  if (found) return found.part;
  const called =
    wanted === undefined ? words("one", "een blad") : words(`one named "${wanted}"`, `een blad "${wanted}"`);
  throw new HubError(
    "FILE_MALFORMED",
    words(
      `${fileName}: no such sheet. Expected ${called.en}.`,
      `${fileName}: dat blad is er niet. Verwacht: ${called.nl}.`,
    ),
  );
}

/** What a part refers to within the archive, by id; `""` stands for the archive itself. */
async function readRelations(zip: Zip, part: string): Promise<ReadonlyMap<string, Relation>> {
  const { dir, base } = posix.parse(part);
  const file = posix.join(dir, "_rels", `${base}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.has(file)) return relations;
  await visitPart(zip, file, (element, { Id = "", Type = "", Target = "", TargetMode }) => {
    if (element !== "Relationship" || TargetMode === "External") return;
    relations.set(Id, { kind: Type.slice(Type.lastIndexOf("/") + 1), part: posix.resolve("/", dir, Target).slice(1) });
  });
  return relations;
}

function relationId(attributes: Attributes): string {
  const name = Object.keys(attributes).find((one) => one.includes(":") && localName(one) === "id");
  return (name && attributes[name]) || "";
}

const isTrue = (value: string | undefined) => value === "1" || value === "true";
