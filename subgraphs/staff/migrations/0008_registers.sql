-- What the registers say beside where a school is: which ways there are to divide the country, who may be asked about a
-- region, in which area of support (samenwerkingsverband) a postcode lies, and whose a school was before. No people of
-- boards here; an adviser is named with a work address that is there to be found.

-- A way to divide the country.
create table staff.region_scheme (
  code text primary key,
  exclusive boolean not null, -- nothing lies in two of its regions at once
  unit text not null check (unit in ('MUNICIPALITY', 'NONE')), -- what its regions are made of
  source text not null
);

-- Rows of the reference data go with a new edition of it; what was delivered stays.
alter table staff.region add origin text not null default 'reference' check (origin in ('reference', 'delivery'));
alter table staff.region_alias add origin text not null default 'reference' check (origin in ('reference', 'delivery'));
alter table staff.municipality_region add origin text not null default 'reference' check (origin in ('reference', 'delivery'));

-- A municipality may lie in several areas of a scheme that is not exclusive.
alter table staff.municipality_region drop constraint municipality_region_pkey;
alter table staff.municipality_region add primary key (municipality_code, scheme, region_code, valid_from);

-- Who answers for a region, one at a time.
create table staff.region_advisor (
  scheme text not null,
  region_code text not null,
  name text not null,
  email text, -- at work
  valid_from date not null,
  valid_to date check (valid_to >= valid_from), -- last day; null: until further notice
  source text not null,
  primary key (scheme, region_code, valid_from)
);

-- Partnership for inclusive education (samenwerkingsverband passend onderwijs, PO).
create table staff.swv (
  code text primary key check (code ~ '^PO\d{4}$'),
  name text, -- null: the regulation has no names
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null
);

-- Its area: from the first to the last of neighbouring postcodes that the regulation gives to it.
create table staff.swv_area (
  pc4_from text not null check (pc4_from ~ '^\d{4}$'),
  pc4_to text not null check (pc4_to ~ '^\d{4}$' and pc4_to >= pc4_from),
  swv_code text not null references staff.swv,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null,
  primary key (pc4_from, valid_from)
);
create index swv_area_code on staff.swv_area (swv_code);
create index site_pc4 on staff.site (left(postcode, 4)) where in_register;

-- Whose a school was. `-infinity`: since before the first edition of the register that the hub has read.
alter index staff.school_board rename to school_of_board;
create table staff.school_board (
  brin text not null references staff.school,
  board_no text not null references staff.board,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from), -- last day; null: still its board
  primary key (brin, valid_from)
);
create unique index school_board_present on staff.school_board (brin) where valid_to is null;
create index school_board_board on staff.school_board (board_no, brin);
insert into staff.school_board (brin, board_no, valid_from) select brin, board_no, '-infinity' from staff.school;

-- What the register of institutions calls a board; the board's own name comes first.
create table staff.organisation (
  number text primary key check (number ~ '^\d{5}$'),
  name text not null,
  ends_on date -- last day; null: goes on
);

-- One organisation going over into another: boards, schools or sites by their numbers, whose form says which they are.
create table staff.organisation_transition (
  from_no text not null,
  to_no text not null,
  on_day date not null,
  code text, -- as the publisher has it
  name text,
  complete boolean not null, -- all of it went over
  primary key (from_no, to_no, on_day)
);
create index organisation_transition_to on staff.organisation_transition (to_no);

-- A register answers for the sites of its own sector.
alter table staff.site add sector text not null default 'PO' check (sector in ('PO', 'VO'));

grant select on staff.region_scheme, staff.region_advisor, staff.swv, staff.swv_area, staff.school_board,
  staff.organisation, staff.organisation_transition to hub_staff_read;
alter table staff.region_scheme enable row level security, force row level security;
create policy loaded on staff.region_scheme to hub_staff using (true);
create policy open on staff.region_scheme for select to hub_staff_read using (true);
alter table staff.region_advisor enable row level security, force row level security;
create policy loaded on staff.region_advisor to hub_staff using (true);
create policy open on staff.region_advisor for select to hub_staff_read using (true);
alter table staff.swv enable row level security, force row level security;
create policy loaded on staff.swv to hub_staff using (true);
create policy open on staff.swv for select to hub_staff_read using (true);
alter table staff.swv_area enable row level security, force row level security;
create policy loaded on staff.swv_area to hub_staff using (true);
create policy open on staff.swv_area for select to hub_staff_read using (true);
alter table staff.school_board enable row level security, force row level security;
create policy loaded on staff.school_board to hub_staff using (true);
create policy open on staff.school_board for select to hub_staff_read using (true);
alter table staff.organisation enable row level security, force row level security;
create policy loaded on staff.organisation to hub_staff using (true);
create policy open on staff.organisation for select to hub_staff_read using (true);
alter table staff.organisation_transition enable row level security, force row level security;
create policy loaded on staff.organisation_transition to hub_staff using (true);
create policy open on staff.organisation_transition for select to hub_staff_read using (true);
