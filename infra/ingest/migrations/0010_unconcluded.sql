-- Runs that are loaded and of which it is still to be concluded what follows. The row is written with what the run loads,
-- and goes with what is concluded from it: neither is there without the other.
create table unconcluded (
  run_id bigint primary key references run (id) on delete cascade,
  number bigint generated always as identity, -- in this order a board's runs are concluded
  board text not null check (board ~ '^\d{5}$'),
  board_name text, -- in its profile; null: not given
  coverage text not null check (coverage in ('full', 'windowed', 'delta')),
  day date not null, -- that its files speak of
  history_since date, -- from when on the board vouches for what ended; null: it does not
  kinds text[] not null -- record kinds, in order of loading
);
create index unconcluded_board on unconcluded (board, number);

alter table ingest.unconcluded enable row level security, force row level security;
create policy of_board on ingest.unconcluded to hub_ingest
  using ((select '*' = any (hub.reach())) or board = any ((select hub.reach())::text[]));
