-- When people were at a board and as what: the narrow copy that moves between boards are told from. The part of the hub
-- that keeps employments offers it with each delivery; nothing of a name, of pay or of a reason is in it.

-- A time in which nothing that is counted of a person at a board changed. Those of one number do not overlap. Of what
-- ended long before the board was observed there is none.
create table mobility.stay (
  board_no text not null,
  member_number text not null, -- the board's own number of the person
  starts_on date not null,
  ends_on date check (ends_on >= starts_on), -- last day; null while it has no end; a day to come is a plan
  function_group text check (function_group in ('MANAGEMENT', 'TEACHING', 'SUPPORT', 'TRAINEE')), -- null: nothing says it
  site_code text, -- null: above school level, or not known
  fte int not null check (fte >= 0), -- of all employments together, in ten-thousandths of a full-time job
  contract_kind text not null check (contract_kind in ('PERMANENT', 'TEMPORARY', 'REPLACEMENT')), -- the firmest
  end_reason text check (end_reason in ('RETIREMENT', 'OTHER')), -- of the employment that ends with it; null: nobody said
  seconded_to text, -- board at whose site the work is, while this one pays; null: at its own
  presumed boolean not null, -- it ends because the person was in a full delivery no more; no such day was delivered
  run_id bigint not null, -- run that brought the row as it stands
  primary key (board_no, member_number, starts_on)
);

-- What a move is judged by beside the days: who has a stay has one row here.
create table mobility.person (
  board_no text not null,
  member_number text not null,
  born_on date, -- null: not delivered
  sex text check (sex in ('MALE', 'FEMALE', 'OTHER')), -- null: not delivered
  run_id bigint not null,
  primary key (board_no, member_number)
);

-- The days of which a board's deliveries tell who came and went. A board without a row delivers nothing.
create table mobility.observed (
  board_no text primary key,
  from_on date not null,
  until_on date not null check (until_on >= from_on), -- what the last delivery speaks of
  basis text not null check (basis in ('VOUCHED', 'LEAVERS_SEEN', 'DELIVERED')), -- how the first day is known
  run_id bigint not null
);

-- Where sites are, and whose, as the registers say: closed ones too, for people have worked there.
create table mobility.place (
  site_code text primary key,
  brin text not null,
  board_no text not null, -- whose it is now, or was last
  municipality_code text not null,
  sector text not null check (sector in ('PO', 'VO'))
);
create index place_board on mobility.place (board_no);
create index place_school on mobility.place (brin);

-- Which regions a place in a municipality lies in, from one day to another.
create table mobility.place_region (
  municipality_code text not null,
  scheme text not null,
  region_code text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from), -- last day; null: still
  origin text not null check (origin in ('reference', 'delivery')), -- a new edition of one leaves the other's rows
  primary key (municipality_code, scheme, region_code, valid_from)
);
create index place_region_members on mobility.place_region (scheme, region_code, municipality_code);

-- Organisations that went over into others, by their numbers: five digits a board, BRIN a school, longer a site.
create table mobility.transition (
  from_no text not null,
  to_no text not null,
  on_day date not null, -- first day under the new number
  complete boolean not null, -- nothing was left behind
  primary key (from_no, to_no, on_day)
);

-- People: their own board's delivery writes them, and what is concluded over all boards reads them. Nobody asks for them.
alter table mobility.stay enable row level security, force row level security;
create policy delivered on mobility.stay to hub_mobility using (board_no = (select hub.loading_board()));
create policy derived on mobility.stay for select to hub_mobility_derive using (true);
alter table mobility.person enable row level security, force row level security;
create policy delivered on mobility.person to hub_mobility using (board_no = (select hub.loading_board()));
create policy derived on mobility.person for select to hub_mobility_derive using (true);
create policy derived on mobility.link for select to hub_mobility_derive using (true);
alter table mobility.observed enable row level security, force row level security;
create policy delivered on mobility.observed to hub_mobility using (board_no = (select hub.loading_board()));
create policy derived on mobility.observed for select to hub_mobility_derive using (true);
create policy counted on mobility.observed for select to hub_mobility_figures using (true);

-- Registers.
alter table mobility.place enable row level security, force row level security;
create policy loaded on mobility.place to hub_mobility using (true);
create policy derived on mobility.place for select to hub_mobility_derive using (true);
create policy counted on mobility.place for select to hub_mobility_figures using (true);
alter table mobility.place_region enable row level security, force row level security;
create policy loaded on mobility.place_region to hub_mobility using (true);
create policy counted on mobility.place_region for select to hub_mobility_figures using (true);
alter table mobility.transition enable row level security, force row level security;
create policy loaded on mobility.transition to hub_mobility using (true);
create policy derived on mobility.transition for select to hub_mobility_derive using (true);

grant usage on schema mobility to hub_mobility_derive, hub_mobility_figures;
grant select on mobility.stay, mobility.person, mobility.link, mobility.observed, mobility.place, mobility.transition
  to hub_mobility_derive;
grant select on mobility.observed, mobility.place, mobility.place_region to hub_mobility_figures;
