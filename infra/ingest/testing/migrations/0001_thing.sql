-- What the tests of the ingest kit load: things of a board.
create table thing (
  board text not null,
  id text not null,
  name text,
  amount numeric(6, 2) check (amount < 1000),
  run_id bigint not null,
  primary key (board, id)
);

-- Parts of a board, loaded after the things.
create table part (
  board text not null,
  id text not null,
  primary key (board, id)
);
