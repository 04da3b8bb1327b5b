-- Tokens by which two boards turn out to mean one person. Made on the board's side with a key that the hub never has;
-- personal data all the same: in no graph, and gone with the person.
create table mobility.link (
  board_no text not null,
  member_number text not null, -- the board's own number of the person
  key_version text not null,
  token_kind text not null check (token_kind in ('NAME_INITIALS_BIRTH', 'NAME_INITIAL_BIRTH_SEX')),
  token text not null check (token ~ '^[A-Za-z0-9_-]{43}$'),
  run_id bigint not null,
  primary key (board_no, member_number, key_version, token_kind)
);

create index link_token on mobility.link (token_kind, key_version, token);
