-- Figures about staff that others published (kengetallen), with their source: DUO, STAMOS, reports. They stand beside the
-- hub's own and are never added to them.

-- One row per figure of an edition. What says which people it is of is 'ALL' where it is of all of them, and 'NONE' where
-- there is no scheme, so that a key has no empty part.
create table staff.fact (
  scheme text not null, -- of a region's code; 'NONE' for other places
  place text not null check (place in ('REGION', 'COUNTRY', 'BOARD', 'ABOVE_SCHOOL', 'SCHOOL')),
  place_code text not null,
  measure text not null,
  dataset text not null, -- facts of one dataset may be compared
  edition text not null, -- year or day of publication: of several the latest counts
  education_type text not null,
  function_group text not null,
  sex text not null,
  contract text not null,
  bands text not null,
  band text not null,
  year int not null,
  on_day date, -- reference day; null: the source does not say
  board_number text, -- of a school, as the edition has it
  value numeric(14, 4),
  why text check (why in ('SOURCE_SUPPRESSED', 'SOURCE_BLANK')),
  raw text, -- the cell as the source has it
  source text not null,
  url text,
  run_id bigint, -- null: from a reference file
  primary key (scheme, place, place_code, measure, dataset, edition, education_type, function_group, sex, contract,
    bands, band, year),
  check ((value is null) = (why is not null)),
  check ((place = 'REGION') = (scheme <> 'NONE'))
);
create index fact_edition on staff.fact (dataset, edition);

grant select on staff.fact to hub_staff_read;
alter table staff.fact enable row level security, force row level security;
create policy loaded on staff.fact to hub_staff using (true);
create policy open on staff.fact for select to hub_staff_read using (true);
