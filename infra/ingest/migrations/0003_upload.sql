-- Deliveries that are being sent by a board's own machine, part by part, until they are finished or a day old.
create table upload (
  id uuid primary key default gen_random_uuid(),
  board text not null check (board ~ '^\d{5}$'),
  source text not null,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  manifest jsonb not null, -- what the records are, as the sender says: see infra/edge/protocol.ts
  begun_at timestamptz not null default clock_timestamp(),
  unique (board, source, content_sha256)
);

create table upload_part (
  upload_id uuid not null references upload (id) on delete cascade,
  number int not null check (number > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'), -- of the body
  body bytea not null, -- zstd of NDJSON
  primary key (upload_id, number)
);
alter table upload_part alter column body set storage external; -- compressed already
