-- What a board's people add up to on a day wherever they work, counted together with its cells: cells are by site, and so
-- nearly as many as people. Of 200,000 people of one board this is a few thousand rows, and most questions ask of no place.
-- What had been counted without it is counted again when it is asked for.
truncate staff.day_cell, staff.day_cell_state;

create table staff.day_class (
  board_no text not null,
  on_day date not null,
  age_from smallint, -- this and the next ones as in staff.day_cell
  sex text,
  function_group text,
  contract_kind text not null,
  scale_group text,
  exit_on date,
  persons int not null,
  employments int not null,
  fte bigint not null
);
create index day_class_day on staff.day_class (on_day, board_no);

alter table staff.day_class enable row level security, force row level security;
create policy delivered on staff.day_class to hub_staff using (board_no = (select hub.loading_board()));
create policy counted on staff.day_class to hub_staff_figures using (true);
create policy own on staff.day_class for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));

grant select, insert, delete on staff.day_class to hub_staff_figures;
grant select on staff.day_class to hub_staff_read;
