-- Pupils of each site on 1 October of each year, as DUO publishes them. Schools in numbers, public: no people here.

-- One row per site that pupils have been counted at. No foreign keys: most of those that closed are in no register.
create table staff.pupil_site (
  site_code text primary key check (site_code ~ '^\d{2}[A-Z]{2}\d{2}$'),
  name text not null,
  school_kind text not null check (school_kind in ('BO', 'SBO', 'SO', 'VSO', 'SO_VSO')), -- only BO is one series
  board_no text check (board_no ~ '^\d{5}$'), -- the present board, or the last one; null: not known
  municipality_code text check (municipality_code ~ '^\d{4}$') -- null: none in the country
);
create index pupil_site_municipality on staff.pupil_site (municipality_code);
create index pupil_site_board on staff.pupil_site (board_no);

-- One row per site that had pupils in any year: a row per year would be thirty times as many to read for one forecast.
create table staff.pupils (
  site_code text primary key references staff.pupil_site on delete cascade,
  first_year int not null check (first_year between 1900 and 2100),
  counts int[] not null check (cardinality(counts) > 0) -- of that year and each after it; null: one to four, hidden
);

alter table staff.pupil_site enable row level security, force row level security;
create policy loaded on staff.pupil_site to hub_staff using (true);
create policy open on staff.pupil_site for select to hub_staff_read using (true);
alter table staff.pupils enable row level security, force row level security;
create policy loaded on staff.pupils to hub_staff using (true);
create policy open on staff.pupils for select to hub_staff_read using (true);
grant select on staff.pupil_site, staff.pupils to hub_staff_read;
