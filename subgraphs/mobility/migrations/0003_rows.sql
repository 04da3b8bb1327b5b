-- Who may see and touch which rows: hub_mobility loads, one board at a time; hub_mobility_read answers, within the
-- context of its transaction. What is not said here is not allowed, to the owner of the tables neither.
grant usage on schema mobility to hub_mobility_read;
grant select on mobility.centre, mobility.centre_board to hub_mobility_read;

-- Centres and who takes part: open. A loader sees those of other boards, to refuse a code that is taken.
alter table mobility.centre enable row level security, force row level security;
create policy open on mobility.centre for select to hub_mobility, hub_mobility_read using (true);
create policy delivered on mobility.centre for insert to hub_mobility with check (board_no = (select hub.loading_board()));
create policy changed on mobility.centre for update to hub_mobility using (board_no = (select hub.loading_board()));
create policy removed on mobility.centre for delete to hub_mobility using (board_no = (select hub.loading_board()));
alter table mobility.centre_board enable row level security, force row level security;
create policy open on mobility.centre_board for select to hub_mobility, hub_mobility_read using (true);
create policy delivered on mobility.centre_board for insert to hub_mobility
  with check (board_no = (select hub.loading_board()));
create policy changed on mobility.centre_board for update to hub_mobility using (board_no = (select hub.loading_board()));
create policy removed on mobility.centre_board for delete to hub_mobility using (board_no = (select hub.loading_board()));

-- Link tokens: nobody asks for them.
alter table mobility.link enable row level security, force row level security;
create policy delivered on mobility.link to hub_mobility using (board_no = (select hub.loading_board()));
