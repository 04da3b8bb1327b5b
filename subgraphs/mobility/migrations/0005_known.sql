-- What somebody agreed to is written down of those whose profile is there: an id of before names nobody any more.
grant select (board_no, member_number) on mobility.profile to hub_mobility_write;
create policy known on mobility.profile for select to hub_mobility_write
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
