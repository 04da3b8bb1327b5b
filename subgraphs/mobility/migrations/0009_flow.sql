-- A board counts its own people's legs and stays itself.
grant select on mobility.leg, mobility.stay, mobility.pair, mobility.observed, mobility.going_over to hub_mobility_read;
create policy told on mobility.leg for select to hub_mobility_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy told on mobility.stay for select to hub_mobility_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy told on mobility.observed for select to hub_mobility_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
-- Two numbers of the board itself: whom of another board somebody is linked with is told to nobody.
create policy told on mobility.pair for select to hub_mobility_read
  using (board_a = board_b and board_a = any ((select hub.listed('hub.boards'))::text[]));
create policy told on mobility.going_over for select to hub_mobility_read
  using (from_board = any ((select hub.listed('hub.boards'))::text[]));
