import type { LoadContext } from "@regiohub/infra/hub";

/**
 * Makes the regions that only deliveries know anew, in the schemes that are delivered: valid while something lies in them,
 * an edition for each stretch of days under one name. Where what lies in a region on a day names it otherwise, the name
 * that began last counts, of those that began together the first by the alphabet.
 */
export async function makeEditions({ client, staged }: LoadContext): Promise<void> {
  const schemes = `select scheme from ${staged}`;
  await client.query(`delete from staff.region where origin = 'delivery' and scheme in (${schemes})`);
  await client.query(
    `with member as (
       select scheme, region_code, region_name, source, valid_from,
         datemultirange(daterange(valid_from, valid_to, '[]')) as days
       from staff.municipality_region m
       where origin = 'delivery' and scheme in (${schemes})
         and not exists (select from staff.region r where r.scheme = m.scheme and r.code = m.region_code)),
     named as (
       select m.scheme, m.region_code, m.region_name, max(m.source) as source, range_agg(m.days - later.days) as days
       from member m cross join lateral (
         select coalesce(range_agg(o.days), '{}') as days from member o
         where o.scheme = m.scheme and o.region_code = m.region_code and o.region_name <> m.region_name
           and (o.valid_from > m.valid_from or o.valid_from = m.valid_from and o.region_name < m.region_name)) later
       group by m.scheme, m.region_code, m.region_name)
     insert into staff.region (scheme, code, name, valid_from, valid_to, source, origin)
     select scheme, region_code, region_name, lower(stretch), upper(stretch) - 1, source, 'delivery'
     from named cross join unnest(days) stretch`,
  );
}

/**
 * Adds the names that are delivered to those that regions go by. What was delivered before stays as long as there is such a
 * region, unless another one is called so now.
 */
export async function keepNames({ client, staged }: LoadContext): Promise<void> {
  await client.query(
    `delete from staff.region_alias a where origin = 'delivery' and scheme in (select scheme from ${staged}) and (
       not exists (select from staff.region r where r.scheme = a.scheme and r.code = a.code)
       or exists (select from ${staged} s where s.scheme = a.scheme and s.region_code <> a.code
           and staff.name_key(s.region_name) = a.key)
         and not exists (select from staff.region r where r.scheme = a.scheme and r.code = a.code
           and staff.name_key(r.name) = a.key))`,
  );
  await client.query(
    `insert into staff.region_alias (scheme, code, alias, source, origin)
     select distinct on (scheme, region_name) scheme, region_code, region_name, source, 'delivery' from ${staged}
     order by scheme, region_name, source
     on conflict do nothing`,
  );
}
