-- People whose job is surplus to their board's formation, or may become so, as HR entered it: nothing derives it.
create table mobility.redundancy (
  board_no text not null, -- employer, which delivers it
  member_number text not null, -- the employer's own number of the person
  since_on date not null,
  status text not null check (status in ('AT_RISK', 'VOLUNTARY_PHASE', 'RDDF', 'FORCED_PHASE', 'NOTICE', 'RESOLVED')),
  resolved_on date check (resolved_on >= since_on), -- null while it is not resolved
  resolved_by text check (resolved_by in ('PLACED_INTERNALLY', 'PLACED_AT_BOARD', 'RETIRED', 'LEFT', 'WITHDRAWN')),
  run_id bigint not null, -- run that brought the row as it stands
  primary key (board_no, member_number, since_on),
  check ((status = 'RESOLVED') = (resolved_on is not null)),
  check ((status = 'RESOLVED') = (resolved_by is not null))
);

-- The board's own, to itself alone.
alter table mobility.redundancy enable row level security, force row level security;
create policy delivered on mobility.redundancy to hub_mobility using (board_no = (select hub.loading_board()));
create policy own on mobility.redundancy for select to hub_mobility_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
grant select on mobility.redundancy to hub_mobility_read;
