-- What counts of open vacancies on a day are made of: what each vacancy was as deliveries told it, from when on deliveries
-- tell of vacancies at all, which group of functions a code means, and where sites are.

-- A vacancy as told by the delivery of a day, until a later one tells otherwise. No words of the advertisement.
create table vacancies.vacancy_state (
  board_no text not null,
  vacancy_number text not null,
  since_on date not null, -- day that the delivery speaks of
  from_on date not null, -- first day that it counts for: the same, or of what was told first -infinity
  until_on date not null default 'infinity' check (until_on > from_on), -- first day that it counts for no more
  status text check (status in (
    'DRAFT', 'PRIORITY_CHECK', 'INTERNAL', 'POOL', 'REGIONAL', 'EXTERNAL', 'OFFERED', 'FILLED', 'WITHDRAWN')), -- null: no longer delivered
  function_code text,
  site_code text, -- null: for the board as a whole
  fte numeric(6, 4) not null, -- 1 = full time
  opens_on date not null,
  run_id bigint not null,
  primary key (board_no, vacancy_number, since_on)
);
create index vacancy_state_until on vacancies.vacancy_state (board_no, until_on);

-- The days of which a board's deliveries tell vacancies. A board without a row never delivered any.
create table vacancies.observed (
  board_no text primary key,
  from_on date not null,
  until_on date not null check (until_on >= from_on), -- what the last delivery speaks of
  run_id bigint not null
);

-- Group that a board's code of a function counts in; the part of the hub that keeps employments offers it.
create table vacancies.function_group (
  board_no text not null,
  function_code text not null,
  function_group text not null check (function_group in ('MANAGEMENT', 'TEACHING', 'SUPPORT', 'TRAINEE')),
  run_id bigint not null,
  primary key (board_no, function_code)
);

-- Where sites are, and whose, as the registers say.
create table vacancies.place (
  site_code text primary key,
  board_no text not null,
  municipality_code text not null,
  sector text not null check (sector in ('PO', 'VO'))
);
create index place_board on vacancies.place (board_no);
create index place_municipality on vacancies.place (municipality_code);

-- Which regions a place in a municipality lies in, from one day to another.
create table vacancies.place_region (
  municipality_code text not null,
  scheme text not null,
  region_code text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from), -- last day; null: still
  origin text not null check (origin in ('reference', 'delivery')), -- a new edition of one leaves the other's rows
  primary key (municipality_code, scheme, region_code, valid_from)
);
create index place_region_members on vacancies.place_region (scheme, region_code, municipality_code);

-- A board is told of its own; what is counted over all boards is told as figures.
grant usage on schema vacancies to hub_vacancies_figures;
alter table vacancies.vacancy_state enable row level security, force row level security;
create policy delivered on vacancies.vacancy_state to hub_vacancies using (board_no = (select hub.loading_board()));
create policy own on vacancies.vacancy_state for select to hub_vacancies_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy counted on vacancies.vacancy_state for select to hub_vacancies_figures using (true);
alter table vacancies.observed enable row level security, force row level security;
create policy delivered on vacancies.observed to hub_vacancies using (board_no = (select hub.loading_board()));
create policy own on vacancies.observed for select to hub_vacancies_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy counted on vacancies.observed for select to hub_vacancies_figures using (true);
alter table vacancies.function_group enable row level security, force row level security;
create policy delivered on vacancies.function_group to hub_vacancies using (board_no = (select hub.loading_board()));
create policy own on vacancies.function_group for select to hub_vacancies_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy counted on vacancies.function_group for select to hub_vacancies_figures using (true);
grant select on vacancies.vacancy_state, vacancies.observed, vacancies.function_group
  to hub_vacancies_read, hub_vacancies_figures;

-- Registers.
alter table vacancies.place enable row level security, force row level security;
create policy loaded on vacancies.place to hub_vacancies using (true);
create policy counted on vacancies.place for select to hub_vacancies_figures using (true);
alter table vacancies.place_region enable row level security, force row level security;
create policy loaded on vacancies.place_region to hub_vacancies using (true);
create policy counted on vacancies.place_region for select to hub_vacancies_figures using (true);
grant select on vacancies.place, vacancies.place_region to hub_vacancies_figures;
