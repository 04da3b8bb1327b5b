-- What is needed to say how many people there will be, and how many there ought to be.

-- Who soon reaches the age of the state pension, by the month in which they are no longer employed because of it, in the six
-- years after the day. What had been counted without it is counted again when it is asked for.
alter table staff.day_cell add exit_on date; -- first day no longer employed; null: not in these years, or no date of birth
truncate staff.day_cell, staff.day_cell_state;

-- FTE that somebody has reckoned a board or a site to need on 1 October of a year (formatie). 'ALL' stands for the board as
-- a whole, and for all function groups together. No people here, and yet a board's own plan.
create table staff.formation (
  board_no text not null,
  site_code text not null,
  year int not null,
  function_group text not null,
  fte numeric(10, 4) not null check (fte >= 0),
  source text not null,
  run_id bigint not null,
  primary key (board_no, year, function_group, site_code)
);

grant select on staff.formation to hub_staff_read;
grant select (board_no, site_code, year, function_group, fte) on staff.formation to hub_staff_figures;
alter table staff.formation enable row level security, force row level security;
create policy loaded on staff.formation to hub_staff using (true);
create policy own on staff.formation for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy counted on staff.formation for select to hub_staff_figures using (true);
