-- Since when a board's deliveries tell who came and who left, and the day that each delivery speaks of.

-- Null: from before days were kept; then it is the one on which it was loaded.
alter table staff.delivery add column day date;

-- Exports hold who is there, and who left shortly before: of earlier days they tell nothing. One row per board that delivers.
create table staff.observed (
  board_no text primary key,
  from_on date not null, -- first day of which its deliveries tell
  until_on date not null check (until_on >= from_on), -- last one: what the last delivery speaks of
  basis text not null check (basis in ('VOUCHED', 'LEAVERS_SEEN', 'DELIVERED')), -- how the first day is known
  from_run_id bigint not null, -- run that gave the first day
  run_id bigint not null -- run that brought the row as it stands
);

alter table staff.observed enable row level security, force row level security;
create policy delivered on staff.observed to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.observed for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy counted on staff.observed for select to hub_staff_figures using (true);
grant select on staff.observed to hub_staff_read, hub_staff_figures;
