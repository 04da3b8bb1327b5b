-- Tables of figures as others were given them, in the form that every subgraph keeps which gives tables out (see
-- infra/figures/store.ts). They are given out together: one look at the people of a place on a day; and who was counted is
-- kept with them, as what is given out later is held against it. Nothing here is ever changed or taken away.

drop table staff.figure_cell, staff.figure_table; -- of 0012: nothing was ever given out by them

create table staff.figure_release (
  id bigint generated always as identity primary key, -- in order of release
  place text not null, -- 'ARBEIDSMARKTREGIO AM03', 'SWV PO2203'
  on_day date not null,
  after_run_id bigint, -- newest delivery that was counted; null: from before deliveries were kept
  released_at timestamptz not null default now()
);
create index on staff.figure_release (place, on_day);

-- Who was counted, by what they counted as. Somebody who is erased keeps a place here, under an id that is nobody's: the
-- figures are still out.
create table staff.figure_people (
  release_id bigint not null references staff.figure_release (id),
  number int not null check (number > 0),
  family text not null, -- number of their board
  parts jsonb not null, -- codes by dimension, and what they add: persons, employments, ten-thousandths fte
  people text[] not null, -- staff.member's id
  primary key (release_id, number)
);
create index on staff.figure_people (family);

create table staff.figure_table (
  id bigint generated always as identity primary key,
  release_id bigint not null references staff.figure_release (id),
  smallest int not null check (smallest > 1), -- fewest people that those who see it may be told of
  dimensions text[] not null, -- none: everybody
  bands text -- scheme of its age bands; null: not by age
);
create index on staff.figure_table (release_id);

-- Every cell that there may be, whether it is out or not: one that is not here is empty by definition.
create table staff.figure_cell (
  table_id bigint not null references staff.figure_table (id),
  position int not null check (position > 0), -- in order of release, within the table
  key text[] not null, -- a code per dimension
  amounts bigint[], -- persons, employments, ten-thousandths fte
  why text check (why in ('SUPPRESSED', 'DOMINANCE', 'COMPLEMENTARY')), -- why it is not out
  primary key (table_id, key),
  unique (table_id, position),
  check ((amounts is null) <> (why is null))
);

alter table staff.figure_release enable row level security, force row level security;
create policy counted on staff.figure_release for select to hub_staff_figures using (true);
create policy released on staff.figure_release for insert to hub_staff_figures with check (true);
alter table staff.figure_people enable row level security, force row level security;
create policy counted on staff.figure_people for select to hub_staff_figures using (true);
create policy released on staff.figure_people for insert to hub_staff_figures with check (true);
alter table staff.figure_table enable row level security, force row level security;
create policy counted on staff.figure_table for select to hub_staff_figures using (true);
create policy released on staff.figure_table for insert to hub_staff_figures with check (true);
alter table staff.figure_cell enable row level security, force row level security;
create policy counted on staff.figure_cell for select to hub_staff_figures using (true);
create policy released on staff.figure_cell for insert to hub_staff_figures with check (true);

grant select, insert on staff.figure_release, staff.figure_people, staff.figure_table, staff.figure_cell to hub_staff_figures;

-- To know who works in the area of a partnership.
create policy located on staff.swv_area for select to hub_staff_figures using (true);
grant select (swv_code, pc4_from, pc4_to, valid_from, valid_to) on staff.swv_area to hub_staff_figures;
grant select (postcode, sector) on staff.site to hub_staff_figures;
