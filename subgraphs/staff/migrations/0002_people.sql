-- People and their employments, as the last accepted run of their board delivered them.
-- Every key begins with the board: a row belongs to one board, and the tables can be spread by it.
-- No foreign keys here: the loader makes these rows by joining, in one transaction under the board's lock,
-- and a trigger per row would double the time of an import.

-- A unit of the board's organisation chart (afdeling).
create table staff.unit (
  board_no text not null,
  code text not null,
  name text not null,
  parent_code text, -- as delivered: may be a circle or missing
  site_code text, -- null: no site
  run_id bigint not null, -- run that last changed the row
  primary key (board_no, code)
);

-- A person in the board's personnel file.
create table staff.member (
  board_no text not null,
  id uuid not null default gen_random_uuid(), -- opaque; the number never leaves this schema
  number text not null, -- the board's own number of the person
  initials text,
  call_name text,
  birth_prefix text,
  birth_name text not null,
  partner_prefix text,
  partner_name text,
  name_usage text check (name_usage in ('OWN', 'PARTNER_OWN', 'PARTNER', 'OWN_PARTNER')), -- null: not delivered
  sex text check (sex in ('MALE', 'FEMALE', 'OTHER')), -- null: unknown
  born_on date, -- null: not delivered
  email text,
  run_id bigint not null,
  primary key (board_no, id),
  unique (board_no, number)
);

-- One employment (dienstverband): what was agreed, whatever the work on it.
create table staff.employment (
  board_no text not null,
  member_id uuid not null,
  number text not null, -- which employment of that person
  contract_kind text not null check (contract_kind in ('PERMANENT', 'TEMPORARY', 'REPLACEMENT', 'TRAINEE', 'EXTERNAL')),
  starts_on date not null,
  ends_on date, -- last day worked; null while it has no end
  fte numeric(6, 4), -- of the whole employment, 1 = full time; null: not delivered
  hours_per_week numeric(5, 2), -- null: not delivered
  run_id bigint not null,
  primary key (board_no, member_id, number)
);

-- One function line (functieregel) of an employment: what somebody does, where, from when. No employment is without.
create table staff.assignment (
  board_no text not null,
  member_id uuid not null,
  employment_number text not null,
  line text not null, -- the source's own id of the line
  starts_on date not null,
  ends_on date, -- last day; null while it has no end
  share numeric(7, 4), -- part of the employment's size, 0 to 1; null: the source does not say
  function_code text,
  function_name text,
  unit_code text,
  site_code text, -- null: above school level (bovenschools) or not mapped
  cost_centre_code text,
  run_id bigint not null,
  primary key (board_no, member_id, employment_number, line)
);
