import { expect, it } from "@jest/globals";
import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { duoPersonnel } from "./index.js";

adapterSuite(duoPersonnel, new URL("../../duo-personnel/fixtures/", import.meta.url));

it("reads neither the kind and size of a leave, nor what anybody is paid", () => {
  const headers = duoPersonnel.files.flatMap((source) =>
    source.role === "unread" ? [] : Object.values(source.columns).flatMap((column) => column.headers),
  );
  expect(headers).toContain("Begindatum verlof");
  expect(headers.filter((header) => /soort|omvang verlof|^omvang$|salaris bij|bedrag|loon/i.test(header))).toEqual([]);
});
