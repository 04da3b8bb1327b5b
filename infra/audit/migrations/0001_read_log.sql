-- Who was shown which people, what for and when. Only `audit.append` writes here; nothing is ever changed. Readings form
-- chains, so that one that is edited, taken away or moved breaks the chain that it was in; seals hold the chains' ends.

-- One chain of readings. There are many, so that answers that are being committed do not wait for each other.
create table lane (
  lane smallint primary key check (lane between 0 and 63),
  seq bigint not null, -- of its last reading; 0: it has none
  hash bytea not null check (length(hash) = 32) -- of its last reading
) with (fillfactor = 20); -- rows that change all the time stay on their page

insert into lane select lane, 0, decode(repeat('00', 32), 'hex') from generate_series(0, 63) lane;

-- One row per answer, or part of an answer, that showed people.
create table reading (
  started_at timestamptz(3) not null, -- when the answer was begun
  trace_id bytea not null check (length(trace_id) = 16), -- of the request, over all parts of the hub
  span_id bytea not null check (length(span_id) = 8), -- of this part
  parent_span_id bytea check (length(parent_span_id) = 8), -- the part that asked for it; null: none
  foreign_span_id bytea check (length(foreign_span_id) = 8), -- the client's own operation; null: it named none
  name text not null check (length(name) between 1 and 200), -- part of the hub and operation
  kind text not null check (kind in ('board', 'partner', 'region', 'operator', 'machine')), -- machine: a command at the hub's own machine
  issuer text not null, -- who says who asked
  requester text not null, -- who asked, for that issuer
  client text, -- program that asked; null: the token names none
  purpose text not null,
  activity text not null, -- URI in the register of processing activities
  levels text[] not null check (cardinality(levels) <= 31 and array_to_string(levels, '', '-') !~ '[^A-Z_]'), -- kinds of data shown, numbered from 0
  -- What follows is filled in by `append`.
  lane smallint not null references lane (lane),
  seq bigint not null check (seq > 0),
  at timestamptz(3) not null, -- when it was written, by the server's clock
  login text not null, -- database login that wrote it
  subjects int not null, -- how many people
  subjects_sha256 bytea not null, -- of the people, see infra/audit/chain.ts
  prev bytea not null, -- hash of the reading before it in its lane
  hash bytea not null, -- of all of the above
  primary key (lane, seq)
);
create index reading_at on reading using brin (at);

-- A person of a reading. No foreign key: the reading's hash holds its people together, and a check per row would double the cost.
create table reading_subject (
  lane smallint not null,
  seq bigint not null,
  subject bytea not null check (length(subject) = 16), -- HMAC of board and number: says who only to those who have the key
  board_no text not null check (board_no ~ '^\d{5}$'),
  shown int not null check (shown >= 0), -- bit n: level n of the reading
  primary key (lane, seq, subject)
);
create index reading_subject_subject on reading_subject (subject, lane, seq);

-- The ends of all lanes at a moment, signed with a key that no database has.
create table seal (
  number bigint primary key check (number > 0),
  at timestamptz(3) not null,
  heads bytea not null, -- lane (2 bytes), seq (8), hash (32) of each lane that has readings, by lane
  prev bytea not null check (length(prev) = 32), -- hash of the seal before it
  signature bytea not null check (length(signature) = 64) -- Ed25519
);

-- Nobody changes what is written, the owner by mistake neither; deleting is left, for what is kept no longer.
revoke update, truncate on reading, reading_subject, seal from hub_audit;

-- One record per person and kind of data of a reading.
create view disclosure as
  select s.subject, s.board_no, level, r.at, r.kind, r.issuer, r.requester, r.client, r.purpose, r.activity, r.name, r.trace_id, r.lane, r.seq
  from reading r
  join reading_subject s using (lane, seq)
  cross join unnest(r.levels) with ordinality as numbered (level, number)
  where s.shown & (1 << (number - 1)::int) <> 0;

-- The hash of a reading: SHA-256 of its parts, each behind its length (null: -1). infra/audit/chain.ts makes the same.
create function hash_of(entry reading) returns bytea language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(string_agg(coalesce(int4send(length(part)) || part, int4send(-1)), ''::bytea order by number))
  from unnest(array[
    entry.prev, int2send(entry.lane), int8send(entry.seq),
    int8send((extract(epoch from entry.at) * 1000)::bigint), int8send((extract(epoch from entry.started_at) * 1000)::bigint),
    entry.trace_id, entry.span_id, entry.parent_span_id, entry.foreign_span_id,
    convert_to(entry.name, 'UTF8'), convert_to(entry.kind, 'UTF8'), convert_to(entry.issuer, 'UTF8'),
    convert_to(entry.requester, 'UTF8'), convert_to(entry.client, 'UTF8'), convert_to(entry.purpose, 'UTF8'),
    convert_to(entry.activity, 'UTF8'), convert_to(entry.login, 'UTF8'), convert_to(array_to_string(entry.levels, ' '), 'UTF8'),
    int4send(entry.subjects), entry.subjects_sha256
  ]) with ordinality as parts (part, number)
$$;

-- Writes one reading with its people, at the end of a lane that nobody is writing to: with the owner's rights, for logins
-- that have none here. What it is given of the columns behind `levels` counts for nothing.
create function append(entry reading, subjects bytea[], boards text[], shown int[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head audit.lane;
begin
  select * into head from audit.lane order by (lane + pg_backend_pid()) % 64 limit 1 for update skip locked;
  if not found then
    select * into head from audit.lane where lane = pg_backend_pid() % 64 for update;
  end if;
  entry.lane := head.lane;
  entry.seq := head.seq + 1;
  entry.prev := head.hash;
  entry.at := date_trunc('milliseconds', clock_timestamp());
  entry.login := session_user;
  entry.subjects := cardinality(subjects);
  entry.subjects_sha256 := (
    select sha256(coalesce(string_agg(subject || int4send(bits) || int4send(octet_length(board)) || convert_to(board, 'UTF8'), ''::bytea order by subject), ''))
    from unnest(subjects, shown, boards) as person (subject, bits, board));
  entry.hash := audit.hash_of(entry);
  insert into audit.reading select entry.*;
  insert into audit.reading_subject
    select entry.lane, entry.seq, subject, board, bits from unnest(subjects, shown, boards) as person (subject, bits, board);
  update audit.lane set seq = entry.seq, hash = entry.hash where lane = entry.lane;
end $$;

revoke all on function append(reading, bytea[], text[], int[]), hash_of(reading) from public;
