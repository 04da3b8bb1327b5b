-- Who may see and touch which rows: hub_subsidies loads, one board at a time; hub_subsidies_read answers, within the
-- context of its transaction. What is not said here is not allowed, to the owner of the tables neither.
grant usage on schema subsidies to hub_subsidies_read;
grant select on subsidies.scheme, subsidies.application to hub_subsidies_read;

-- Schemes: public facts.
alter table subsidies.scheme enable row level security, force row level security;
create policy loaded on subsidies.scheme to hub_subsidies using (true);
create policy open on subsidies.scheme for select to hub_subsidies_read using (true);

-- Applications: a board's own plans and money, and from submission on the adviser's of the centre that they are for.
alter table subsidies.application enable row level security, force row level security;
create policy delivered on subsidies.application to hub_subsidies using (board_no = (select hub.loading_board()));
create policy own on subsidies.application for select to hub_subsidies_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy of_centre on subsidies.application for select to hub_subsidies_read
  using (status <> 'DRAFT' and centre_code = any ((select hub.listed('hub.centres'))::text[]));
