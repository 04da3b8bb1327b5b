-- One row per vacancy, as its board's last accepted delivery gave it.
create table vacancies.vacancy (
  board_no text not null,
  vacancy_number text not null, -- the board's own number
  title text not null,
  function_code text,
  site_code text check (site_code ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'), -- null: for the board as a whole
  brin text generated always as (left(site_code, 4)) stored, -- the site's school
  fte numeric(6, 4) not null, -- 1 = full time
  status text not null check (status in (
    'DRAFT', 'PRIORITY_CHECK', 'INTERNAL', 'POOL', 'REGIONAL', 'EXTERNAL', 'OFFERED', 'FILLED', 'WITHDRAWN')),
  opens_on date not null,
  closes_on date, -- last day to react; null while open-ended
  run_id bigint not null, -- run that brought the row as it stands
  primary key (board_no, vacancy_number)
);

create index vacancy_brin on vacancies.vacancy (brin) where brin is not null;
create index vacancy_by_day on vacancies.vacancy (opens_on, board_no, vacancy_number);
