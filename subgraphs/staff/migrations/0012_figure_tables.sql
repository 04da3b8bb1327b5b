-- Tables of figures about the people of a place, as others were given them. They were released cell by cell, each held
-- against all that were out: see infra/figures/README.md. So nothing here is ever changed or taken away; when enough has
-- changed, a table is given out anew, beside the old one. No person is in it.

create table staff.figure_table (
  id bigint generated always as identity primary key, -- in order of release
  place text not null, -- 'ARBEIDSMARKTREGIO AM03'
  on_day date not null,
  smallest int not null check (smallest > 1), -- fewest people that those who see it may be told of
  dimensions text[] not null, -- none: everybody
  bands text, -- scheme of its age bands; null: not by age
  after_run_id bigint, -- newest delivery that was counted; null: from before deliveries were kept
  released_at timestamptz not null default now()
);
create index on staff.figure_table (place, on_day, smallest);

-- Every cell that there may be, whether it is out or not: one that is not here is empty by definition.
create table staff.figure_cell (
  table_id bigint not null references staff.figure_table (id),
  position int not null check (position > 0), -- in order of release, within the table
  key text[] not null, -- a code per dimension
  persons int,
  employments int,
  fte numeric(12, 2),
  why text check (why in ('SUPPRESSED', 'DOMINANCE', 'COMPLEMENTARY')), -- why it is not out
  primary key (table_id, key),
  unique (table_id, position),
  check (num_nulls(persons, employments, fte) = case when why is null then 0 else 3 end)
);

alter table staff.figure_table enable row level security, force row level security;
create policy counted on staff.figure_table for select to hub_staff_figures using (true);
create policy released on staff.figure_table for insert to hub_staff_figures with check (true);
alter table staff.figure_cell enable row level security, force row level security;
create policy counted on staff.figure_cell for select to hub_staff_figures using (true);
create policy released on staff.figure_cell for insert to hub_staff_figures with check (true);

grant select, insert on staff.figure_table, staff.figure_cell to hub_staff_figures;
