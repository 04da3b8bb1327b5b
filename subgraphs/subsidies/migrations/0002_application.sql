-- Applications for a subsidy, as the applying board's last accepted delivery gave them.
create table subsidies.application (
  board_no text not null, -- board that applies, for itself or for a centre that it leads
  application_number text not null, -- the applicant's own number
  scheme_code text not null references subsidies.scheme (code),
  centre_code text, -- centre it is for; null when the board applies itself
  requested_cents bigint not null, -- euro cents
  status text not null check (status in (
    'DRAFT', 'SUBMITTED', 'INCOMPLETE', 'IN_REVIEW', 'GRANTED', 'REJECTED', 'WITHDRAWN', 'SETTLED', 'CLOSED')),
  submitted_on date, -- null while a draft
  -- Place in lists, latest first: what is still to be submitted comes before all that was.
  listed_on date not null generated always as (coalesce(submitted_on, 'infinity')) stored,
  run_id bigint not null, -- run that brought the row as it stands
  primary key (board_no, application_number)
);

create index application_by_centre on subsidies.application (centre_code, listed_on, board_no, application_number);
create index application_by_scheme on subsidies.application (scheme_code);
