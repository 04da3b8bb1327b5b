-- One row per delivery that the hub has finished with. A row that is not there was never begun, or was cut off: then
-- nothing of it landed. `reading` is only ever seen from inside the delivery's own transaction.
create table run (
  id bigint generated always as identity primary key,
  board text check (board ~ '^\d{5}$'), -- null: a register of all boards
  source text not null, -- the adapter's name
  state text not null check (state in ('reading', 'loaded', 'unchanged', 'refused', 'failed')),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'), -- source, files and profile together
  files jsonb not null, -- [{ name, sha256, bytes }], as delivered
  counts jsonb not null default '{}', -- record kind → { read, refused, passed, double, added, changed, removed, unchanged }
  message text not null default '', -- one line for people
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz
);

-- The last delivery that counts for a board and source: is this one the same?
create index run_last_loaded on run (board, source, id desc) where state = 'loaded';

-- What a run refused, and where. Never the content of a cell.
create table rejection (
  run_id bigint not null references run (id) on delete cascade,
  number int not null, -- from 1, in the order in which they were found
  file text not null, -- without its folder
  line int not null, -- line of a delimited file (header is 1) or row of a JSON list; 0: the file as a whole
  column_name text, -- null: the row as a whole
  code text not null,
  effect text not null check (effect in ('row', 'cell', 'column')), -- what was lost
  expected text not null,
  primary key (run_id, number)
);

-- How a board's export has to be read, as it was said each time. The newest version is in force.
create table profile (
  board text not null check (board ~ '^\d{5}$'),
  source text not null,
  version int not null check (version > 0),
  document text not null, -- YAML as delivered
  created_at timestamptz not null default clock_timestamp(),
  primary key (board, source, version)
);
