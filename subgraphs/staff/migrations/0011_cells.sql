-- What a board's people add up to on a day, by what figures are divided by: counted when it is first asked for, so that
-- deliveries pay nothing for it. No person is in it.

-- One row per class of a board on a day. Somebody is in one class as a person, by what they mainly are, and in one with
-- each employment, by what that is: nine times out of ten the same.
create table staff.day_cell (
  board_no text not null,
  on_day date not null,
  age_from smallint, -- lowest of the ages that are counted alike: 0, 15, 20 …; null: no date of birth
  sex text, -- null: unknown
  function_group text, -- null: nothing says it
  contract_kind text not null,
  scale_code text, -- as delivered, in capitals without spaces; null: not delivered
  site_code text, -- of all that a person does: where they count; null: the board has no site
  persons int not null, -- whose own class it is
  employments int not null, -- whose class it is
  fte bigint not null -- of these employments, in ten-thousandths
);
create index day_cell_day on staff.day_cell (on_day, board_no);

-- Since when the cells of a board and a day are there, and which delivery they are of.
create table staff.day_cell_state (
  board_no text not null,
  on_day date not null,
  run_id bigint, -- latest delivery that was counted; null: from before deliveries were kept
  is_stale boolean not null default false, -- something else than a delivery has changed what was counted
  laid_at timestamptz not null default now(),
  primary key (board_no, on_day)
);
create index day_cell_state_age on staff.day_cell_state (laid_at);

alter table staff.day_cell enable row level security, force row level security;
create policy delivered on staff.day_cell to hub_staff using (board_no = (select hub.loading_board()));
create policy counted on staff.day_cell to hub_staff_figures using (true);
create policy own on staff.day_cell for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.day_cell_state enable row level security, force row level security;
create policy delivered on staff.day_cell_state to hub_staff using (board_no = (select hub.loading_board()));
create policy counted on staff.day_cell_state to hub_staff_figures using (true);

-- What a class is made of. A date of birth is read to count an age, and goes no further.
create policy counted on staff.member for select to hub_staff_figures using (true);
grant select (board_no, id, sex, born_on) on staff.member to hub_staff_figures;
grant select (line, share, function_group, scale_code) on staff.assignment to hub_staff_figures;

grant select, insert, delete on staff.day_cell to hub_staff_figures;
grant select, insert, update, delete on staff.day_cell_state to hub_staff_figures;
grant select on staff.day_cell to hub_staff_read;
