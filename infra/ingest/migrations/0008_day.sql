-- What the files of a run speak of, and what subgraphs have offered each other.

alter table run add column day date; -- null: from before the hub kept it, or no files made the run

-- What was made of everything that a board has. A kind that is not here is made of everything once more.
create table offered (
  board text not null check (board ~ '^\d{5}$'),
  kind text not null, -- record kind
  run_id bigint not null, -- in which everything was made
  primary key (board, kind)
);

alter table ingest.offered enable row level security, force row level security;
create policy of_board on ingest.offered to hub_ingest
  using ((select '*' = any (hub.reach())) or board = any ((select hub.reach())::text[]));
