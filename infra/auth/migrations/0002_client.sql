-- Partners' programs that the hub itself gives tokens to, without an issuer of their own.

-- Who they are, and what they may have at most. Rows stay when a client is revoked: its name is not given out again.
create table client (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{2,40}$'),
  name text not null check (length(name) between 1 and 200),
  purposes text[] not null check (cardinality(purposes) > 0),
  scopes text[] not null,
  boards text[], -- as the operator gave them
  regions text[], -- as the operator gave them, `SCHEME CODE`; neither boards nor regions: all boards
  documents text not null default 'free' check (documents in ('free', 'trusted')), -- trusted: only documents that were registered
  sender text not null default 'bearer' check (sender in ('bearer', 'dpop')), -- dpop: no token without proof of a key
  pairwise int not null check (pairwise > 0), -- version of the key that its ids of people are made with
  budget int check (budget > 0), -- its own, in place of the usual; null: the usual
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- What a client's boards and regions stand for: the boards that it is shown things of.
create table client_board (
  client_id text not null references client,
  board_no text not null check (board_no ~ '^\d{5}$'),
  via text not null, -- `board`, or the region that it lies in
  primary key (client_id, board_no, via)
);

-- By what a client shows who it is: the digest of a secret that nobody keeps, or a public key.
create table credential (
  client_id text not null references client,
  id uuid not null default gen_random_uuid(),
  sha256 bytea check (length(sha256) = 32), -- secrets are random, so that there is nothing to guess
  jwk jsonb, -- public, with the `alg` that it is used with
  added_at timestamptz not null default now(),
  not_after timestamptz, -- null: until it is replaced
  primary key (client_id, id),
  check (num_nonnulls(sha256, jwk) = 1)
);

-- What must not come twice, until it would be refused for its age.
create table used (
  digest bytea primary key check (length(digest) = 32),
  expires_at timestamptz not null
);
create index used_expires_at on used (expires_at);

-- People and programs of other issuers who must not come in any more, before their tokens end.
create table block (
  issuer text not null,
  subject text not null,
  until timestamptz not null,
  primary key (issuer, subject)
);

-- Counts changes, so that whoever remembers any of this need not read it again to know that it still holds.
create table version (
  one boolean primary key default true check (one),
  bump bigint not null default 0
);
insert into version default values;

create function count_change() returns trigger language plpgsql as $$
begin
  update access.version set bump = bump + 1;
  return null;
end $$;

create trigger changed after insert or update or delete on client for each statement execute function count_change();
create trigger changed after insert or update or delete on client_board for each statement execute function count_change();
create trigger changed after insert or update or delete on credential for each statement execute function count_change();
create trigger changed after insert or update or delete on block for each statement execute function count_change();

-- The gateway reads who its clients are. Of what was used it can tell and take away only what is over.
grant select on client, client_board, credential, block, version to hub_gateway;
grant insert on used to hub_gateway;
grant select (expires_at), delete on used to hub_gateway;
alter table used enable row level security;
create policy remember on used for insert to hub_gateway with check (true);
create policy see_over on used for select to hub_gateway using (expires_at < now());
create policy forget_over on used for delete to hub_gateway using (expires_at < now());
