-- Of which days all that is given out in tables was gone through, whether anything came of it or not. Of older days one is
-- taken each night, the newest first that was not yet: see schema/access/given-out.ts. No person is in it.
create table staff.figure_day (
  on_day date primary key,
  decided_at timestamptz not null -- the last time
);

alter table staff.figure_day enable row level security, force row level security;
create policy decided on staff.figure_day to hub_staff_figures using (true);
grant select, insert, update on staff.figure_day to hub_staff_figures;
