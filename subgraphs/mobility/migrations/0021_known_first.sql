-- Numbers that turn out to be one person's go by the one that was known first: it may have counted in figures already.
alter table mobility.person add column known_as bigint generated always as identity;
grant select (known_as) on mobility.person to hub_mobility_figures;
