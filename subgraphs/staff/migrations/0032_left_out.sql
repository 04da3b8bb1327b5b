-- Whom a later full delivery left out counts on days before it as they were said last: figures are counted from what was said
-- before, too. By the board's number of a person it is told whether who was left out has come back.

create policy counted on staff.member_past for select to hub_staff_figures using (true);
create policy counted on staff.employment_past for select to hub_staff_figures using (true);
create policy counted on staff.assignment_past for select to hub_staff_figures using (true);
grant select (day) on staff.delivery to hub_staff_figures;
grant select (number) on staff.member to hub_staff_figures;
grant select (until_run_id, board_no, id, number, sex, born_on) on staff.member_past to hub_staff_figures;
grant select (until_run_id, board_no, member_id, number, contract_kind, starts_on, ends_on) on staff.employment_past
  to hub_staff_figures;
grant select (until_run_id, board_no, member_id, employment_number, line, starts_on, ends_on, share, fte, site_code,
  function_group, scale_code, expertise) on staff.assignment_past to hub_staff_figures;

create index on staff.member_past (board_no, number);

-- What had been counted without them is counted anew when it is asked for.
truncate staff.day_cell, staff.day_class, staff.day_cell_state;
