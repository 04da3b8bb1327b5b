-- Who may see and touch which rows. Three roles: hub_staff loads, one board at a time; hub_staff_read answers, within
-- the context of its transaction; hub_staff_figures counts over all boards, in the columns that figures are made of.
-- Rules that name no role are no rules: what is not said here is not allowed, to the owner of the tables neither.

grant usage on schema staff to hub_staff_read, hub_staff_figures;
grant select on staff.board, staff.school, staff.site, staff.municipality, staff.region, staff.region_alias,
  staff.municipality_region, staff.unit, staff.member, staff.employment, staff.assignment, staff.absence, staff.delivery,
  staff.member_past, staff.employment_past, staff.assignment_past, staff.absence_past to hub_staff_read;
grant select (number, delivers) on staff.board to hub_staff_figures;
grant select (board_no, member_id, number, contract_kind, starts_on, ends_on) on staff.employment to hub_staff_figures;
grant select (board_no, member_id, employment_number, starts_on, ends_on, fte, site_code) on staff.assignment
  to hub_staff_figures;
revoke all on function staff.keep_past() from public;

-- Registers: public facts, for everyone who gets this far.
alter table staff.board enable row level security, force row level security;
create policy loaded on staff.board to hub_staff using (true);
create policy open on staff.board for select to hub_staff_read, hub_staff_figures using (true);
alter table staff.school enable row level security, force row level security;
create policy loaded on staff.school to hub_staff using (true);
create policy open on staff.school for select to hub_staff_read using (true);
alter table staff.site enable row level security, force row level security;
create policy loaded on staff.site to hub_staff using (true);
create policy open on staff.site for select to hub_staff_read using (true);
alter table staff.municipality enable row level security, force row level security;
create policy loaded on staff.municipality to hub_staff using (true);
create policy open on staff.municipality for select to hub_staff_read using (true);
alter table staff.region enable row level security, force row level security;
create policy loaded on staff.region to hub_staff using (true);
create policy open on staff.region for select to hub_staff_read using (true);
alter table staff.region_alias enable row level security, force row level security;
create policy loaded on staff.region_alias to hub_staff using (true);
create policy open on staff.region_alias for select to hub_staff_read using (true);
alter table staff.municipality_region enable row level security, force row level security;
create policy loaded on staff.municipality_region to hub_staff using (true);
create policy open on staff.municipality_region for select to hub_staff_read using (true);

-- People, their work and what became of both: for their own board alone.
alter table staff.unit enable row level security, force row level security;
create policy delivered on staff.unit to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.unit for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.member enable row level security, force row level security;
create policy delivered on staff.member to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.member for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.employment enable row level security, force row level security;
create policy delivered on staff.employment to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.employment for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.assignment enable row level security, force row level security;
create policy delivered on staff.assignment to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.assignment for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.absence enable row level security, force row level security;
create policy delivered on staff.absence to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.absence for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.delivery enable row level security, force row level security;
create policy delivered on staff.delivery to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.delivery for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.member_past enable row level security, force row level security;
create policy delivered on staff.member_past to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.member_past for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.employment_past enable row level security, force row level security;
create policy delivered on staff.employment_past to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.employment_past for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.assignment_past enable row level security, force row level security;
create policy delivered on staff.assignment_past to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.assignment_past for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));
alter table staff.absence_past enable row level security, force row level security;
create policy delivered on staff.absence_past to hub_staff using (board_no = (select hub.loading_board()));
create policy own on staff.absence_past for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));

-- Figures: the columns that are granted above, of all boards.
create policy counted on staff.employment for select to hub_staff_figures using (true);
create policy counted on staff.assignment for select to hub_staff_figures using (true);
