import { type Link, packPeople } from "@regiohub/infra/audit/chain";
import type { Finding } from "@regiohub/infra/audit/finding";
import { unpackHeads } from "@regiohub/infra/audit/seal";
import type { Random } from "@regiohub/infra/testing/random";
import { type LogCopy, rehashed } from "./log-copy.js";

/** What has to be found, of a log that was tampered with. */
export type Expected = Pick<Finding, "lane" | "seq" | "fault">;

/** Changes a log in one way, and says what has to be found. Every reading it touches is sealed, but the last of a lane. */
export type Tampering = (log: LogCopy, random: Random) => Expected;

/** Which reading. */
interface Place {
  readonly lane: number;
  readonly links: Link[];
  /** Index in the lane. */
  readonly index: number;
  readonly link: Link;
  /** Numbers at which the lane was sealed, in order. */
  readonly sealedAt: readonly number[];
}

/** A sealed reading that is not the last one of its lane. */
function anyPlace(log: LogCopy, random: Random): Place {
  const lane = random.pick([...log.lanes.keys()]);
  const links = log.of(lane);
  const heads = log.sealed.flatMap(({ heads }) => unpackHeads(heads).filter((head) => head.lane === lane));
  const sealedAt = [...new Set(heads.map(({ seq }) => seq))];
  const index = random.below((sealedAt.at(-1) as number) - 1);
  return { lane, links, index, link: links[index] as Link, sealedAt };
}

/** What a seal finds of a stretch in which readings were written anew: where the stretch begins. */
const rewritten = ({ lane, sealedAt, link }: Place): Expected => ({
  lane,
  seq: Math.max(0, ...sealedAt.filter((seq) => seq < link.seq)) + 1,
  fault: "REWRITTEN",
});

const flipped = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte)));

const EDITS: readonly ((link: Link) => Partial<Link>)[] = [
  ({ requester }) => ({ requester: `${requester}x` }),
  () => ({ requester: "somebody else" }),
  ({ issuer }) => ({ issuer: issuer.slice(1) || "x" }),
  ({ client }) => ({ client: client === null ? "" : null }),
  ({ name, issuer }) => ({ name: `${name}${issuer}`, issuer: "x" }),
  ({ purpose }) => ({ purpose: `${purpose} ` }),
  ({ activity }) => ({ activity: `${activity}#` }),
  ({ kind }) => ({ kind: kind === "machine" ? "board" : "machine" }),
  ({ login }) => ({ login: `${login}2` }),
  ({ at }) => ({ at: at + 1 }),
  ({ startedAt }) => ({ startedAt: startedAt - 1 }),
  ({ levels }) => ({ levels: levels.slice(1) }),
  ({ levels }) => ({ levels: [...levels, "MORE"] }),
  ({ subjects }) => ({ subjects: subjects - 1 }),
  ({ traceId }) => ({ traceId: flipped(traceId) }),
  ({ spanId }) => ({ spanId: flipped(spanId) }),
  ({ parentSpanId }) => ({ parentSpanId: parentSpanId ? null : Buffer.alloc(8) }),
  ({ foreignSpanId }) => ({ foreignSpanId: foreignSpanId ? null : Buffer.alloc(8) }),
  ({ people }) => ({ people: people.subarray(0, people.length - 1) }),
  ({ people }) => ({ people: flipped(people) }),
  ({ people }) => ({
    people: Buffer.concat([people, packPeople([{ subject: Buffer.alloc(16), board: "99001", shown: 1 }])]),
  }),
  ({ subjectsSha256 }) => ({ subjectsSha256: flipped(subjectsSha256) }),
  ({ prev }) => ({ prev: flipped(prev) }),
  ({ hash }) => ({ hash: flipped(hash) }),
];

/** One column of one reading. */
export const edited: Tampering = (log, random) => {
  const { lane, links, index, link } = anyPlace(log, random);
  links[index] = { ...link, ...random.pick(EDITS)(link) };
  return { lane, seq: link.seq, fault: "CHANGED" };
};

/** One reading with a hash that fits it: what stands behind it no longer fits. */
export const editedWhole: Tampering = (log, random) => {
  const place = anyPlace(log, random);
  const { lane, links, index, link, sealedAt } = place;
  links[index] = rehashed({ ...link, requester: "somebody else" });
  return sealedAt.includes(link.seq) ? rewritten(place) : { lane, seq: link.seq, fault: "CHANGED" };
};

/** One reading and all behind it, with hashes that fit, and the lane's end as well. */
export const rewrittenToEnd: Tampering = (log, random) => {
  const place = anyPlace(log, random);
  const { lane, links, index, link } = place;
  links[index] = rehashed({ ...link, requester: "somebody else" });
  for (let next = index + 1; next < links.length; next += 1) {
    links[next] = rehashed({ ...(links[next] as Link), prev: (links[next - 1] as Link).hash });
  }
  log.setEnd(lane);
  return rewritten(place);
};

/** One reading. */
export const deleted: Tampering = (log, random) => {
  const { lane, links, index, link } = anyPlace(log, random);
  links.splice(index, 1);
  return { lane, seq: link.seq, fault: "MISSING" };
};

/** Two readings that stand behind each other. */
export const reordered: Tampering = (log, random) => {
  const { lane, links, index, link } = anyPlace(log, random);
  const next = links[index + 1] as Link;
  links[index] = { ...next, seq: link.seq };
  links[index + 1] = { ...link, seq: next.seq };
  return { lane, seq: link.seq, fault: "CHANGED" };
};

/** A reading and all behind it, and the lane's end says so. */
export const cutOff: Tampering = (log, random) => {
  const { lane, links, index, link } = anyPlace(log, random);
  links.length = index;
  log.setEnd(lane);
  return { lane, seq: link.seq, fault: "MISSING" };
};

/** One more reading at the end of a lane, whole in itself. */
export const invented: Tampering = (log, random) => {
  const { lane, links } = anyPlace(log, random);
  const last = links.at(-1) as Link;
  links.push(rehashed({ ...last, seq: last.seq + 1, prev: last.hash }));
  return { lane, seq: last.seq + 1, fault: "EXTRA" };
};

/** The last reading of a lane, which no seal has yet. */
export const lastEdited: Tampering = (log, random) => {
  const { lane, links } = anyPlace(log, random);
  const last = links.pop() as Link;
  links.push(rehashed({ ...last, purpose: "OTHER" }));
  return { lane, seq: last.seq, fault: "CHANGED" };
};

/** One seal. */
export const sealEdited: Tampering = (log, random) => {
  const index = random.below(log.sealed.length);
  const [seal] = log.sealed.slice(index, index + 1);
  if (!seal) throw new RangeError("The log has no seals.");
  const change = random.pick([
    { at: seal.at - 1 },
    { heads: flipped(seal.heads) },
    { prev: flipped(seal.prev) },
    { signature: flipped(seal.signature) },
  ]);
  log.sealed[index] = { ...seal, ...change };
  return { lane: null, seq: seal.number, fault: "CHANGED" };
};

/** A seal between others. */
export const sealDeleted: Tampering = (log, random) => {
  const index = 1 + random.below(log.sealed.length - 2);
  log.sealed.splice(index, 1);
  return { lane: null, seq: index + 1, fault: "MISSING" };
};
