-- What regions and municipalities are called: on which days, and by which other names.

-- What two spellings of one name have in common: its letters and digits, without case and marks.
create function staff.name_key(name text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    regexp_replace(lower(normalize(name, NFKD)), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]', '', 'g');
revoke all on function staff.name_key from public;
grant execute on function staff.name_key to hub_staff_read;

-- Spellings are compared by that key: `drop` takes the index with it.
alter table staff.region_alias drop column key;
alter table staff.region_alias add key text generated always as (staff.name_key(alias)) stored;
create index region_alias_key on staff.region_alias (scheme, key);

-- What a delivery calls the region while the municipality lies in it; null in the reference data, which names regions.
alter table staff.municipality_region add region_name text;
update staff.municipality_region m set region_name = (
  select name from staff.region r where r.scheme = m.scheme and r.code = m.region_code order by valid_from desc limit 1)
where origin = 'delivery';
alter table staff.municipality_region add check (origin = 'reference' or region_name is not null);

-- Every name that a municipality has been met under, its official one included; a name may be that of several.
create table staff.municipality_alias (
  municipality_code text not null references staff.municipality,
  alias text not null,
  key text generated always as (staff.name_key(alias)) stored,
  source text not null,
  primary key (municipality_code, alias)
);
create index municipality_alias_key on staff.municipality_alias (key);

grant select on staff.municipality_alias to hub_staff_read;
alter table staff.municipality_alias enable row level security, force row level security;
create policy loaded on staff.municipality_alias to hub_staff using (true);
create policy open on staff.municipality_alias for select to hub_staff_read using (true);
