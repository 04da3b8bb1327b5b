-- Boards, schools and sites as the registers deliver them, and the regions that they lie in. No people here.

-- One row per employer (bevoegd gezag). A board stays when it leaves the register: its people refer to it.
create table staff.board (
  number text primary key check (number ~ '^\d{5}$'),
  name text, -- the board's own profile gives it; DUO's sites file has no board names
  sector text not null default 'PO', -- sector of the register that knows it
  in_register boolean not null default false, -- has a site in the register
  delivers boolean not null default false -- the hub has loaded a personnel export of it
);
create index board_delivers on staff.board (number) where delivers;

-- One row per institution (BRIN).
create table staff.school (
  brin text primary key check (brin ~ '^\d{2}[A-Z]{2}$'),
  board_no text not null references staff.board,
  name text not null, -- the name of its main site, 00, else of its lowest site
  in_register boolean not null default true
);
create index school_board on staff.school (board_no, brin);

-- One row per place where a school teaches (vestiging). A closed site stays: employments refer to it.
create table staff.site (
  code text primary key check (code ~ '^\d{2}[A-Z]{2}\d{2}$'),
  brin text not null references staff.school,
  name text not null,
  street text,
  house_number text,
  postcode text,
  city text not null,
  municipality_code text not null, -- no foreign key: a new municipality must not keep a school out
  denomination text, -- of the institution, never of a person
  province text,
  nationwide boolean not null, -- true: a register of all boards has it; false: only its own board's delivery
  in_register boolean not null default true -- false: no longer in the last full register that answers for it
);
create index site_school on staff.site (brin, code);
create index site_municipality on staff.site (municipality_code);

-- One row per municipality (gemeente), from the reference data.
create table staff.municipality (
  code text primary key check (code ~ '^\d{4}$'),
  name text not null
);

-- A region under one of the numberings, as one edition of it names it. First and last day both count.
create table staff.region (
  scheme text not null,
  code text not null,
  name text not null,
  uwv_number int, -- the UWV's own number of it: informative, never to join on
  valid_from date not null,
  valid_to date check (valid_to >= valid_from), -- null: still valid
  source text not null,
  primary key (scheme, code, valid_from)
);

-- Every spelling that a region has been met under, its own name included; `key` is what is compared.
create table staff.region_alias (
  scheme text not null,
  code text not null,
  alias text not null,
  key text generated always as (regexp_replace(lower(alias), '[^[:alnum:]]', '', 'g')) stored,
  source text not null,
  primary key (scheme, alias)
);
create index region_alias_key on staff.region_alias (scheme, key);

-- Which region a municipality belongs to, dated: memberships change yearly.
create table staff.municipality_region (
  municipality_code text not null references staff.municipality,
  scheme text not null,
  region_code text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from), -- last day; null: still a member
  source text not null,
  primary key (municipality_code, scheme, valid_from)
);
create index municipality_region_members on staff.municipality_region (scheme, region_code, municipality_code);
