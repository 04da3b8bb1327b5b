-- What another subgraph offers of a board, and what is concluded from it over all boards.
create table copy (
  board text not null,
  id text not null,
  name text,
  primary key (board, id)
);

create table conclusion (
  run_id bigint not null,
  board text not null,
  on_day date not null,
  kinds text[] not null,
  copies int not null, -- of all boards
  drawn_by text not null
);

alter table echo.copy enable row level security, force row level security;
create policy delivered on echo.copy to hub_echo using (board = (select hub.loading_board()));
create policy derived on echo.copy for select to hub_echo_derive using (true);

grant usage on schema echo to hub_echo_derive;
grant select on echo.copy to hub_echo_derive;
grant insert on echo.conclusion to hub_echo_derive;
