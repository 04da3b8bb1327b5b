-- Of which years, by their last day, all that is given out in tables was gone through, whether anything came of it or not. Of
-- older years one is taken each night: see schema/access/given-out.ts. No person is in it.
create table mobility.figure_day (
  on_day date primary key,
  decided_at timestamptz not null -- the last time
);

alter table mobility.figure_day enable row level security, force row level security;
create policy decided on mobility.figure_day to hub_mobility_figures using (true);
grant select, insert, update on mobility.figure_day to hub_mobility_figures;
