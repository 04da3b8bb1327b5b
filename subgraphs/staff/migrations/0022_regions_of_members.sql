-- A delivered membership whose region an edition of the reference data named, and the next one dropped, has a region that
-- is called by its code, until it is delivered again: what is asked of it later is what it is called.
insert into staff.region (scheme, code, name, valid_from, valid_to, source, origin)
select scheme, region_code, region_code, min(valid_from),
  case when bool_and(valid_to is not null) then max(valid_to) end, min(source), 'delivery'
from staff.municipality_region m
where origin = 'delivery'
  and not exists (select from staff.region r where r.scheme = m.scheme and r.code = m.region_code)
group by scheme, region_code;
