-- What runs brought is kept under a key per run; who was erased; what may not go yet.

-- Name of the file keys/kept/ID.key. Null: what is kept of the run is not encrypted.
alter table run add column key_id uuid;
-- Cells of a refused row under the run's key, JSON as in `cells`, which is null then.
alter table rejection add column sealed bytea;

-- Keys that nothing is kept under any more: their files go after the transaction that says so.
create table dead_key (key_id uuid primary key);

-- People whose data is erased: no delivery brings them back. Only who has keys/erasure.key can tell who it is.
create table erased (
  board text not null check (board ~ '^\d{5}$'),
  digest bytea not null check (length(digest) = 32), -- HMAC of board and number
  erased_at timestamptz not null,
  reason text not null,
  primary key (board, digest)
);

-- What has to be kept though its time is over: a lawsuit, an inspection.
create table hold (
  id bigint generated always as identity primary key,
  board text not null check (board ~ '^\d{5}$'),
  number text, -- the board's own number of a person; null: everything of the board
  reason text not null,
  from_on date not null, -- first day
  until_on date check (until_on >= from_on) -- last day; null: until it is released
);

alter table ingest.erased enable row level security, force row level security;
create policy of_board on ingest.erased to hub_ingest
  using ((select '*' = any (hub.reach())) or board = any ((select hub.reach())::text[]));
alter table ingest.hold enable row level security, force row level security;
create policy of_board on ingest.hold to hub_ingest
  using ((select '*' = any (hub.reach())) or board = any ((select hub.reach())::text[]));
-- Names of files, which say nothing of any board.
alter table ingest.dead_key enable row level security, force row level security;
create policy open on ingest.dead_key to hub_ingest using (true);
