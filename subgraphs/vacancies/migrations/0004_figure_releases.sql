-- Figures of vacancies that boards have not shared, as others were given them, in the form that every subgraph keeps which
-- gives tables out (see infra/figures/store.ts). Nothing here is ever changed or taken away.

create table vacancies.figure_release (
  id bigint generated always as identity primary key, -- in order of release
  place text not null, -- 'VACANCIES ARBEIDSMARKTREGIO AM03'
  on_day date not null,
  after_run_id bigint,
  released_at timestamptz not null default now()
);
create index on vacancies.figure_release (place, on_day);

-- What was counted: vacancies stand where people do elsewhere.
create table vacancies.figure_people (
  release_id bigint not null references vacancies.figure_release (id),
  number int not null check (number > 0),
  family text not null, -- number of the board
  parts jsonb not null, -- group of functions, one vacancy, its size in ten-thousandths
  people text[] not null, -- board and its own number of the vacancy
  primary key (release_id, number)
);
create index on vacancies.figure_people (family);

create table vacancies.figure_table (
  id bigint generated always as identity primary key,
  release_id bigint not null references vacancies.figure_release (id),
  smallest int not null check (smallest > 1), -- fewest vacancies that those who see it may be told of
  dimensions text[] not null,
  bands text -- always null
);
create index on vacancies.figure_table (release_id);

-- Every cell that there may be, whether it is out or not: one that is not here is empty by definition.
create table vacancies.figure_cell (
  table_id bigint not null references vacancies.figure_table (id),
  position int not null check (position > 0), -- in order of release, within the table
  key text[] not null,
  amounts bigint[], -- vacancies, FTE in ten-thousandths
  why text check (why in ('SUPPRESSED', 'DOMINANCE', 'COMPLEMENTARY')), -- why it is not out
  primary key (table_id, key),
  unique (table_id, position),
  check ((amounts is null) <> (why is null))
);

alter table vacancies.figure_release enable row level security, force row level security;
create policy counted on vacancies.figure_release for select to hub_vacancies_figures using (true);
create policy released on vacancies.figure_release for insert to hub_vacancies_figures with check (true);
alter table vacancies.figure_people enable row level security, force row level security;
create policy counted on vacancies.figure_people for select to hub_vacancies_figures using (true);
create policy released on vacancies.figure_people for insert to hub_vacancies_figures with check (true);
alter table vacancies.figure_table enable row level security, force row level security;
create policy counted on vacancies.figure_table for select to hub_vacancies_figures using (true);
create policy released on vacancies.figure_table for insert to hub_vacancies_figures with check (true);
alter table vacancies.figure_cell enable row level security, force row level security;
create policy counted on vacancies.figure_cell for select to hub_vacancies_figures using (true);
create policy released on vacancies.figure_cell for insert to hub_vacancies_figures with check (true);
grant select, insert on vacancies.figure_release, vacancies.figure_people, vacancies.figure_table, vacancies.figure_cell
  to hub_vacancies_figures;
