-- Figures of regions as others were given them, in the form that every subgraph keeps which gives tables out (see
-- infra/figures/store.ts). They are given out together: one look at the people of a place in a year; and who was counted is
-- kept with them, as what is given out later is held against it. Nothing here is ever changed or taken away.

-- Names somebody in what was given out. Who is erased loses it: then it is nobody's.
alter table mobility.person add column id uuid not null unique default gen_random_uuid();

create table mobility.figure_release (
  id bigint generated always as identity primary key, -- in order of release
  place text not null, -- what of where: 'FLOWS ARBEIDSMARKTREGIO AM03', 'REDUNDANCY PROVINCIE PV22'
  on_day date not null, -- last day of the year that was counted
  after_run_id bigint,
  released_at timestamptz not null default now()
);
create index on mobility.figure_release (place, on_day);

-- Who was counted, by what they counted as.
create table mobility.figure_people (
  release_id bigint not null references mobility.figure_release (id),
  number int not null check (number > 0),
  family text not null, -- number of the board that they stand under
  parts jsonb not null, -- the cells that they are in
  people text[] not null, -- mobility.person's id, of one number of each person
  primary key (release_id, number)
);
create index on mobility.figure_people (family);

create table mobility.figure_table (
  id bigint generated always as identity primary key,
  release_id bigint not null references mobility.figure_release (id),
  smallest int not null check (smallest > 1), -- fewest people that those who see it may be told of
  dimensions text[] not null,
  bands text -- always null: bands of age are cells here
);
create index on mobility.figure_table (release_id);

-- Every cell that there may be, whether it is out or not: one that is not here is empty by definition.
create table mobility.figure_cell (
  table_id bigint not null references mobility.figure_table (id),
  position int not null check (position > 0), -- in order of release, within the table
  key text[] not null,
  amounts bigint[], -- persons
  why text check (why in ('SUPPRESSED', 'DOMINANCE', 'COMPLEMENTARY')), -- why it is not out
  primary key (table_id, key),
  unique (table_id, position),
  check ((amounts is null) <> (why is null))
);

alter table mobility.figure_release enable row level security, force row level security;
create policy counted on mobility.figure_release for select to hub_mobility_figures using (true);
create policy released on mobility.figure_release for insert to hub_mobility_figures with check (true);
alter table mobility.figure_people enable row level security, force row level security;
create policy counted on mobility.figure_people for select to hub_mobility_figures using (true);
create policy released on mobility.figure_people for insert to hub_mobility_figures with check (true);
alter table mobility.figure_table enable row level security, force row level security;
create policy counted on mobility.figure_table for select to hub_mobility_figures using (true);
create policy released on mobility.figure_table for insert to hub_mobility_figures with check (true);
alter table mobility.figure_cell enable row level security, force row level security;
create policy counted on mobility.figure_cell for select to hub_mobility_figures using (true);
create policy released on mobility.figure_cell for insert to hub_mobility_figures with check (true);
grant select, insert on mobility.figure_release, mobility.figure_people, mobility.figure_table, mobility.figure_cell
  to hub_mobility_figures;

-- What is counted of all boards.
create policy counted on mobility.stay for select to hub_mobility_figures using (true);
create policy counted on mobility.leg for select to hub_mobility_figures using (true);
create policy counted on mobility.pair for select to hub_mobility_figures using (true);
create policy counted on mobility.going_over for select to hub_mobility_figures using (true);
create policy counted on mobility.person for select to hub_mobility_figures using (true);
create policy counted on mobility.redundancy for select to hub_mobility_figures using (true);
create policy counted on mobility.link for select to hub_mobility_figures using (true);
grant select (board_no, member_number) on mobility.link to hub_mobility_figures; -- that there is one, not which
grant select on mobility.stay, mobility.leg, mobility.pair, mobility.going_over, mobility.redundancy to hub_mobility_figures;
grant select (board_no, member_number, id) on mobility.person to hub_mobility_figures;
