-- What follows from stays and tokens over all boards: who is one person, what happened to people, and the legs that
-- explain figures. Nothing of it is delivered: hub_mobility_derive concludes it anew wherever something became known.

-- Two numbers that may be one person: of two boards, or of one where a new number took an old one's place.
create table mobility.pair (
  board_a text not null, -- the first of both, by board and number
  number_a text not null,
  board_b text not null,
  number_b text not null,
  status text not null check (status in ('LINKED', 'AMBIGUOUS', 'CONTRADICTED')),
  versions text not null, -- versions of the key that brought them together, parted by a space
  primary key (board_a, number_a, board_b, number_b)
);
create index pair_other on mobility.pair (board_b, number_b);

-- What happened to a person, or to the people of a board together. An event is never changed: it ends, superseded by
-- another one or by none, when more becomes known.
create table mobility.event (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('INFLOW', 'RE_ENTRY', 'OUTFLOW', 'RETIREMENT', 'RETIREMENT_PRESUMED',
    'TRANSFER_INTER_BOARD', 'PO_TO_VO', 'VO_TO_PO', 'DUAL_EMPLOYMENT', 'DUAL_ENDED', 'PARTIAL_TRANSFER',
    'TRANSFER_INTRA_BOARD', 'FUNCTION_CHANGE', 'WTF_CHANGE', 'SECONDMENT_START', 'SECONDMENT_END', 'ORG_TRANSITION')),
  from_board text, -- null: there was none, or none that is known
  from_number text, -- the person's number there; null of many people, and of somebody who was erased
  to_board text,
  to_number text,
  on_day date not null, -- first day on which it is so
  gap_days int, -- of a move: first day there less last day here
  fte_from int, -- ten-thousandths of a full-time job, as the three after it: what was at from_board, what is at to_board
  fte_to int,
  function_from text,
  function_to text,
  brin_from text,
  brin_to text,
  age_years int, -- null: the birth date is not known
  persons int check ((persons is not null) = (kind = 'ORG_TRANSITION')),
  confidence text not null check (confidence in ('EXPLICIT', 'STRONG', 'PRESUMED')),
  reason text, -- why somebody left, of OUTFLOW; never concluded
  before_observed boolean not null, -- lies before a board's deliveries tell: it explains, and is counted nowhere
  made_at timestamptz not null default now(),
  ended_at timestamptz, -- when it turned out not to be so; null: it is
  superseded_by uuid, -- what is so in its place
  check (from_board is not null or to_board is not null),
  check (superseded_by is null or ended_at is not null)
);
-- Nothing happens twice, whoever concludes it.
create unique index event_one on mobility.event (kind, from_board, from_number, to_board, to_number, on_day)
  nulls not distinct where ended_at is null;
create index event_from on mobility.event (from_board, from_number);
create index event_to on mobility.event (to_board, to_number);

-- One more or one fewer at a board, school and function group from a day on: the legs of a time explain the whole
-- difference between the people at its beginning and at its end. Those of a person are made anew together.
create table mobility.leg (
  board_no text not null,
  member_number text not null,
  on_day date not null, -- IN: the first day; OUT: the day after the last
  direction text not null check (direction in ('IN', 'OUT')),
  cause text not null check (cause in ('INFLOW', 'RE_ENTRY', 'DUAL_EMPLOYMENT', 'OUTFLOW', 'RETIREMENT',
    'RETIREMENT_PRESUMED', 'DUAL_ENDED', 'ORG_TRANSITION', 'CHANGE')), -- where it is half of no move that is short enough
  move text check (move in ('TRANSFER_INTER_BOARD', 'PO_TO_VO', 'VO_TO_PO')), -- what it is half of; null: of nothing
  other_board text, -- where the other half is
  gap_days int,
  joined_on date check ((joined_on is not null) = (cause = 'ORG_TRANSITION')), -- day of the transition that it is part of
  function_group text,
  site_code text,
  fte int not null, -- ten-thousandths of a full-time job
  age_years int,
  before_observed boolean not null -- counted nowhere
);
create index leg_person on mobility.leg (board_no, member_number);
create index leg_day on mobility.leg (on_day, board_no);
create index leg_joined on mobility.leg (joined_on) where joined_on is not null;

-- Transitions that events were concluded with: those of the registers, and those that show in who went.
create table mobility.going_over (
  from_board text not null,
  to_board text not null,
  school text not null, -- BRIN of the school that went over; empty: the board
  on_day date not null,
  complete boolean not null, -- nothing was left behind
  basis text not null check (basis in ('RECORD', 'DERIVED')),
  primary key (from_board, to_board, school, on_day, basis)
);

-- What of a board events were concluded with, beside its people.
create table mobility.concluded (
  board_no text primary key,
  from_on date not null,
  until_on date not null,
  sector text -- null: no register has the board
);

-- People of whom something changed since events were concluded; an empty number: anybody of the board.
create table mobility.unconcluded (
  board_no text not null,
  member_number text not null,
  primary key (board_no, member_number)
);

-- Whoever writes stays, birth dates or tokens, and for whatever reason: events know of it. Of a board that comes in or
-- goes as a whole one row says so.
create function mobility.note_change() returns trigger language plpgsql as $$
begin
  insert into mobility.unconcluded (board_no, member_number)
  select distinct board_no, case when much.is_much then '' else member_number end
  from changed, (select count(*) > 20000 as is_much from changed) much
  on conflict do nothing;
  return null;
end $$;
revoke all on function mobility.note_change from public;
create trigger added after insert on mobility.stay referencing new table as changed execute function mobility.note_change();
create trigger altered after update on mobility.stay referencing new table as changed
  execute function mobility.note_change();
create trigger removed after delete on mobility.stay referencing old table as changed
  execute function mobility.note_change();
create trigger added after insert on mobility.person referencing new table as changed
  execute function mobility.note_change();
create trigger altered after update on mobility.person referencing new table as changed
  execute function mobility.note_change();
create trigger removed after delete on mobility.person referencing old table as changed
  execute function mobility.note_change();
create trigger added after insert on mobility.link referencing new table as changed execute function mobility.note_change();
create trigger altered after update on mobility.link referencing new table as changed
  execute function mobility.note_change();
create trigger removed after delete on mobility.link referencing old table as changed
  execute function mobility.note_change();

-- Who concludes sees and writes all boards'; a board's own people can be told what there is of them, and be erased.
alter table mobility.pair enable row level security, force row level security;
create policy concluded on mobility.pair to hub_mobility_derive using (true);
create policy own on mobility.pair to hub_mobility
  using (board_a = (select hub.loading_board()) or board_b = (select hub.loading_board()));
alter table mobility.event enable row level security, force row level security;
create policy concluded on mobility.event to hub_mobility_derive using (true);
create policy own on mobility.event to hub_mobility
  using (from_board = (select hub.loading_board()) or to_board = (select hub.loading_board()));
alter table mobility.leg enable row level security, force row level security;
create policy concluded on mobility.leg to hub_mobility_derive using (true);
create policy own on mobility.leg to hub_mobility using (board_no = (select hub.loading_board()));
alter table mobility.going_over enable row level security, force row level security;
create policy concluded on mobility.going_over to hub_mobility_derive using (true);
alter table mobility.concluded enable row level security, force row level security;
create policy concluded on mobility.concluded to hub_mobility_derive using (true);
-- Who is erased at one board changes what is known of them at another.
alter table mobility.unconcluded enable row level security, force row level security;
create policy noted on mobility.unconcluded to hub_mobility using (board_no = (select hub.loading_board())) with check (true);
create policy concluded on mobility.unconcluded to hub_mobility_derive using (true);

grant select, insert, delete on mobility.pair, mobility.leg, mobility.going_over to hub_mobility_derive;
grant select, insert, update (ended_at, superseded_by) on mobility.event to hub_mobility_derive;
grant select, insert, update, delete on mobility.concluded to hub_mobility_derive;
grant select, delete on mobility.unconcluded to hub_mobility_derive;

-- Events: each of the two boards that they are about sees them, and nobody else does.
grant select on mobility.event to hub_mobility_read;
create policy seen on mobility.event for select to hub_mobility_read using (
  from_board = any ((select hub.listed('hub.boards'))::text[]) or to_board = any ((select hub.listed('hub.boards'))::text[]));
