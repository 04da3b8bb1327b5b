-- Mobility centres and who takes part, as the lead board's last accepted delivery gave them.
create table mobility.centre (
  board_no text not null, -- lead board (penvoerder): it alone delivers the centre
  centre_code text not null unique, -- one owner in the whole hub
  name text not null,
  status text not null check (status in ('FORMING', 'ACTIVE', 'ENDED')),
  starts_on date, -- null while forming
  ends_on date, -- last day; null while it runs
  run_id bigint not null, -- run that brought the row as it stands
  primary key (board_no, centre_code)
);

create table mobility.centre_board (
  board_no text not null, -- lead board, which delivered it
  centre_code text not null,
  member_board_no text not null check (member_board_no ~ '^[0-9]{5}$'),
  starts_on date not null,
  ends_on date, -- last day; null while it runs
  run_id bigint not null,
  primary key (board_no, centre_code, member_board_no, starts_on),
  foreign key (board_no, centre_code) references mobility.centre on delete cascade
);

create index centre_board_centre on mobility.centre_board (centre_code, member_board_no);
create index centre_board_member on mobility.centre_board (member_board_no, centre_code);
