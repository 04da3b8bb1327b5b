import { HubError } from "@regiohub/infra/errors";
import { type Columns, defineExport, type Export } from "@regiohub/infra/ingest/define";
import { combine, constant } from "@regiohub/infra/ingest/derive";
import { tokenKeys } from "@regiohub/infra/ingest/link-keys";
import { tokensOf } from "@regiohub/schema/link/tokens";
import { link, member } from "@regiohub/schema/records/index";
import type { MemberRecord } from "@regiohub/schema/records/member";

/** In the place of what `spread` puts there. */
const spreadOut = constant("");

/**
 * A second export of the file that people are read from: their link tokens. It reads the rows of `members` by the same
 * columns, and refuses them for the same faults; without a key it is not read.
 */
export function linkExport(members: Export): Export {
  if (members.record !== member) throw new HubError("INTERNAL", `${members.name}: its records are not members.`);
  // `defineExport` held them against the record; an Export does not say of which record they are.
  const { memberNumber, birthName, initials, bornOn, sex } = members.columns as Columns<MemberRecord>;
  const links = defineExport({
    name: members.name,
    file: members.file,
    record: link,
    needsKeys: true,
    columns: { memberNumber, keyVersion: spreadOut, tokenKind: constant("NAME_INITIALS_BIRTH"), token: spreadOut },
    spread: combine({ keys: tokenKeys, birthName, initials, bornOn, sex }, ({ keys, ...person }) =>
      tokensOf(person, keys),
    ),
  });
  return { ...members, ...links, required: members.required };
}
