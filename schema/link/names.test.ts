import { describe, expect, it } from "@jest/globals";
import { comparedInitials, comparedSurname } from "./names.js";

describe("comparedSurname", () => {
  it.each<[string, ...string[]]>([
    [
      "berg",
      "Berg",
      "van der Berg",
      "Berg, van der",
      "Berg van der",
      "VAN DER BERG",
      "v.d. Berg",
      "v/d Berg",
      "der Berg",
    ],
    ["veld", "in 't Veld", "In ’t Veld", "Veld, in 't", "in t veld"],
    ["hondt", "d'Hondt", "D’Hondt", "Hondt, d'"],
    ["amrani", "El Amrani", "el-Amrani", "Amrani"],
    ["silva", "da Silva", "Sílva"],
    ["ozdemir", "Özdemir", "O\u0308zdemir", "OZDEMIR", "özdemír"],
    ["sorensen", "Sørensen", "SØRENSEN", "Sorensen"],
    ["dordevic", "Đorđević", "Dordevic"],
    ["walesa", "Wałęsa", "Walesa"],
    ["gross", "Groß", "GROẞ", "Gross"],
    ["yildiz", "Yıldız", "YILDIZ", "Yildiz"],
    ["ilhan", "İlhan", "ilhan"],
    ["thorsdottir", "Þorsdóttir"],
    ["dijkstra", "Dijkstra", "Dĳkstra", "DIJKSTRA", "DĲKSTRA", "Dÿkstra"],
    ["laerskov", "Lærskov", "LÆRSKOV", "Laerskov"],
    ["jansendevries", "Jansen-de Vries", "Jansen - de Vries", "jansen de vries"],
    ["smitbos", "van den Smit-Bos", "Smit Bos"],
    ["obrien", "O'Brien", "OʼBrien", "O Brien"],
    ["fine", "ﬁne", " Fine "],
  ])("is %s for each way to write it", (compared, ...written) => {
    expect(written.map(comparedSurname)).toEqual(written.map(() => compared));
  });

  it.each([
    ["Van", "van"],
    ["De La", "la"],
    ["El", "el"],
  ])("keeps something of %s, which is all prefixes", (name, compared) => {
    expect(comparedSurname(name)).toBe(compared);
  });

  it.each([[""], ["."], ["-"], ["???"], ["123"]])("is empty for %j, which has no letter", (name) => {
    expect(comparedSurname(name)).toBe("");
  });

  it.each([
    ["Bruijn", "Bruyn"],
    ["Jansen", "Janssen"],
    ["Müller", "Mueller"],
    ["Vandenberg", "van den Berg"],
    ["Jansen van Dam", "Jansen"],
    ["Overdijk", "Dijk"],
  ])("tells %s from %s", (one, other) => {
    expect(comparedSurname(one)).not.toBe(comparedSurname(other));
  });
});

describe("comparedInitials", () => {
  it.each<[string, ...string[]]>([
    ["jp", "J.P.", "J P", "JP", "j.p.", "jp", "J. P.", "J.-P.", " J.P "],
    ["tj", "Th.J.", "ThJ", "T.J.", "Th J", "T.Joh."],
    ["c", "Chr.", "C.", "c"],
    ["ij", "IJ.", "Ij.", "Ĳ.", "ĳ.", "I.J."],
    ["eo", "É.Ø.", "E\u0301.O.", "eø"],
    ["a", "Æ.", "Ae."],
    ["mct", "M.C.Th.", "MCTh", "m c t"],
  ])("is %s for each way to write it", (compared, ...written) => {
    expect(written.map(comparedInitials)).toEqual(written.map(() => compared));
  });

  it.each([
    ["J.P.", "P.J."],
    ["J.P.", "J."],
    ["J.P.", "J.P.M."],
    ["TH.J.", "T.J."],
  ])("tells %s from %s", (one, other) => {
    expect(comparedInitials(one)).not.toBe(comparedInitials(other));
  });

  it("is empty without a letter", () => {
    expect(["", ".", "- 2."].map(comparedInitials)).toEqual(["", "", ""]);
  });
});
