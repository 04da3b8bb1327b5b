-- Who may see and touch which rows: hub_vacancies loads, one board at a time; hub_vacancies_read answers, within the
-- context of its transaction. What is not said here is not allowed, to the owner of the table neither.
grant usage on schema vacancies to hub_vacancies_read;
grant select on vacancies.vacancy to hub_vacancies_read;
alter table vacancies.vacancy enable row level security, force row level security;
create policy delivered on vacancies.vacancy to hub_vacancies using (board_no = (select hub.loading_board()));
create policy own on vacancies.vacancy for select to hub_vacancies_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
-- To other boards and to partners from REGIONAL on; to a partner with a list of boards, of those alone.
create policy shared on vacancies.vacancy for select to hub_vacancies_read using (
  (select current_setting('hub.shared', true) = 'on')
  and status in ('REGIONAL', 'EXTERNAL', 'OFFERED', 'FILLED')
  and ((select hub.listed('hub.only_boards') is null) or board_no = any ((select hub.listed('hub.only_boards'))::text[])));
