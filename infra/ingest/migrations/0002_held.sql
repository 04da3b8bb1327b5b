-- Runs that are held, released, replayed; the records that they brought; both languages of a rejection.

alter table run drop constraint run_state_check;
alter table run add constraint run_state_check
  check (state in ('reading', 'loaded', 'unchanged', 'held', 'refused', 'failed'));
alter table run
  add column coverage text check (coverage in ('full', 'windowed', 'delta')), -- null: not read so far
  add column profile_version int, -- null: no profile
  add column guard jsonb not null default '[]', -- [{ measure, count, of, limit, passed }]: what was measured against the thresholds
  add column replay_of bigint, -- the run whose records were loaded again
  add column approved_by text, -- who released it; null: it was never held, or is still
  add column approved_at timestamptz;

-- The last delivery of a board and source that may still be loaded.
create index run_held on run (board, source, id desc) where state = 'held';

-- The records of a run as they were read, before they were checked against the tables: to release and to replay.
create table record_part (
  run_id bigint not null references run (id) on delete cascade,
  number int not null, -- from 1, in the order in which they were read
  kind text not null, -- record kind
  fields text[] not null, -- in the order of the values
  rows int not null,
  body bytea not null, -- zstd of COPY text: _file, _line, then the fields
  primary key (run_id, number)
);
alter table record_part alter column body set storage external; -- compressed already

-- What refused rows were about, so that a replay knows that they were not left out.
create table refused_key (
  run_id bigint not null references run (id) on delete cascade,
  kind text not null,
  key text[] -- values of the record's key; null: nobody can tell
);
create index refused_key_run on refused_key (run_id, kind);

alter table rejection
  add column expected_nl text not null default '',
  add column cells json; -- in the order of the file: header → cell, of the columns that are read, what may not enter left out; null: nothing to give back

alter table profile add column delivered_by bigint; -- run that brought it
