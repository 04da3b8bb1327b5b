import { buildZip, type ZipSource } from "./zip-build.js";

/** What a workbook for a test is made of. */
export interface XlsxSource {
  /** The rows of the first sheet, as XML. */
  readonly rows?: string;
  /** Texts that cells of type `s` name. */
  readonly texts?: readonly string[];
  /** Formats of the workbook's cells, by the number by which `s` names them. */
  readonly formats?: readonly string[];
  readonly from1904?: boolean;
  /** Sheets behind the first, which is called `Blad1`. */
  readonly others?: readonly { readonly name: string; readonly rows: string }[];
  /** State of the first sheet: `hidden`. */
  readonly state?: string;
  /** Parts as XML or as they are to stand in the archive, in the place of those of the same name; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Omit<ZipSource, "name"> | null>>;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** A workbook as Excel saves it. */
export const buildXlsx = (source: XlsxSource): Buffer => zipOfParts({ ...partsOf(source), ...source.parts });

/** An archive of parts, by name; null leaves one out. */
export function zipOfParts(parts: NonNullable<XlsxSource["parts"]>): Buffer {
  const files: ZipSource[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === "string") files.push({ name, data: part });
    else if (part !== null) files.push({ name, ...part });
  }
  return buildZip(files);
}

/** A sheet with these rows. */
export const sheetXml = (rows: string): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView/></sheetViews><cols><col min="1"/></cols><sheetData>${rows}</sheetData><mergeCells count="0"/></worksheet>`;

/** The parts of a workbook, as XML by name. */
export function partsOf({
  rows = "",
  texts,
  formats,
  from1904,
  others = [],
  state,
}: XlsxSource): Record<string, string> {
  const sheets = [{ name: "Blad1", rows, state }, ...others.map((other) => ({ ...other, state: undefined }))];
  const names = sheets.map((sheet, index) => {
    const hidden = sheet.state ? ` state="${sheet.state}"` : "";
    return `<sheet name="${sheet.name}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
  });
  const base = from1904 ? '<workbookPr date1904="1"/>' : "<workbookPr/>";
  const relations = sheets.map((_, index) =>
    relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`),
  );
  if (texts) relations.push(relation("rIdT", "sharedStrings", "sharedStrings.xml"));
  if (formats) relations.push(relation("rIdS", "styles", "styles.xml"));
  return {
    "[Content_Types].xml": `${XML}<Types/>`,
    "_rels/.rels": relationsXml([relation("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${base}<sheets>${names.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationsXml(relations),
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet.rows)])),
    ...(texts && { "xl/sharedStrings.xml": textsXml(texts) }),
    ...(formats && { "xl/styles.xml": stylesXml(formats) }),
  };
}

const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

const relationsXml = (relations: readonly string[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}">${relations.join("")}</Relationships>`;

const textsXml = (texts: readonly string[]) =>
  `${XML}<sst xmlns="${MAIN}">${texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join("")}</sst>`;

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code.replaceAll('"', "&quot;")}"/>`,
  );
  const xfs = formats.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"><alignment/></xf>`);
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join("")}</cellXfs></styleSheet>`;
}
