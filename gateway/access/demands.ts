import { demandOf } from "@regiohub/infra/access/demand";
import type { Demand } from "@regiohub/infra/access/policy";
import { type DocumentNode, Kind } from "graphql";

/** What fields ask of their callers, by `Type.field`: all of these. A field that asks nothing is not in it. */
export type Demands = ReadonlyMap<string, readonly Demand[]>;

/**
 * Reads what the fields of a supergraph ask. A field of an interface asks what any of its types asks for it: which one
 * it will be is not known yet.
 */
export function demandsOf({ definitions }: DocumentNode): Demands {
  const demands = new Map<string, Demand[]>();
  const add = (type: string, field: string, demand: Demand) => {
    const label = `${type}.${field}`;
    demands.set(label, [...(demands.get(label) ?? []), demand]);
  };
  for (const type of definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const names = [type, ...(type.interfaces ?? [])].map(({ name }) => name.value);
    for (const field of type.fields ?? []) {
      const demand = demandOf(type, field);
      if (demand) for (const name of names) add(name, field.name.value, demand);
    }
  }
  return demands;
}
