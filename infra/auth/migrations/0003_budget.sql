-- What each account has left of its budget: a bucket that fills by the database's clock, shared by all processes.
create table access.budget (
  client text not null,
  board text not null, -- five digits; * when the question is about none, or several
  tokens double precision not null check (tokens >= 0), -- as of filled_at
  filled_at timestamptz not null,
  primary key (client, board)
);
create index budget_filled_at on access.budget (filled_at);
grant select, insert, update, delete on access.budget to hub_gateway;

-- Takes `need` out of an account, and up to `ahead` more where there is that much; nothing when there is not `need`.
-- A balance above the limit, as an operator may give one, is used up first. A clock that is set back fills nothing.
create function access.take_budget(
  of_client text, of_board text, full_at double precision, per_second double precision,
  need double precision, ahead double precision,
  out taken double precision, out remaining double precision
) language plpgsql set search_path = pg_catalog as $$
declare
  since timestamptz;
  moment timestamptz;
begin
  insert into access.budget as b (client, board, tokens, filled_at)
  values (of_client, of_board, full_at, clock_timestamp())
  on conflict (client, board) do update set tokens = b.tokens -- locks it
  returning b.tokens, b.filled_at into remaining, since;
  moment := greatest(since, clock_timestamp());
  remaining := greatest(remaining, least(full_at, remaining + per_second * extract(epoch from moment - since)));
  taken := case when remaining >= need then least(remaining, need + ahead) else 0 end;
  remaining := remaining - taken;
  update access.budget set tokens = remaining, filled_at = moment where client = of_client and board = of_board;
end $$;
revoke execute on function access.take_budget from public;
grant execute on function access.take_budget to hub_gateway;

-- Documents that clients have registered. A client that has to use them may send no others.
create table access.document (
  client text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'), -- of the document as it is sent, in UTF-8
  body text not null,
  added_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (client, sha256)
);
grant select on access.document to hub_gateway;
