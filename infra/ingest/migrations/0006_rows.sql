-- Which runs, records, profiles and uploads are in reach: those of the boards that the transaction says, or of all for the
-- machine itself (`*`: the command line, the worker, registers). What is not said here is not allowed, to the owner of
-- the tables neither, and without a board every statement fails.
alter table ingest.run enable row level security, force row level security;
create policy of_board on ingest.run to hub_ingest
  using ((select '*' = any (hub.reach())) or board = any ((select hub.reach())::text[]));
alter table ingest.profile enable row level security, force row level security;
create policy of_board on ingest.profile to hub_ingest
  using ((select '*' = any (hub.reach())) or board = any ((select hub.reach())::text[]));
alter table ingest.upload enable row level security, force row level security;
create policy of_board on ingest.upload to hub_ingest
  using ((select '*' = any (hub.reach())) or board = any ((select hub.reach())::text[]));
alter table ingest.intake enable row level security, force row level security;
create policy of_board on ingest.intake to hub_ingest
  using ((select '*' = any (hub.reach())) or board = any ((select hub.reach())::text[]));

-- Parts of these: in reach when the whole is.
alter table ingest.rejection enable row level security, force row level security;
create policy of_run on ingest.rejection to hub_ingest
  using ((select '*' = any (hub.reach())) or exists (select from ingest.run where id = run_id));
alter table ingest.record_part enable row level security, force row level security;
create policy of_run on ingest.record_part to hub_ingest
  using ((select '*' = any (hub.reach())) or exists (select from ingest.run where id = run_id));
alter table ingest.refused_key enable row level security, force row level security;
create policy of_run on ingest.refused_key to hub_ingest
  using ((select '*' = any (hub.reach())) or exists (select from ingest.run where id = run_id));
alter table ingest.upload_part enable row level security, force row level security;
create policy of_upload on ingest.upload_part to hub_ingest
  using ((select '*' = any (hub.reach())) or exists (select from ingest.upload where id = upload_id));
