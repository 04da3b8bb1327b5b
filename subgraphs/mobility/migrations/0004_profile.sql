-- What people who look for other work let others see, and whom they agreed to. Nothing of a person is seen elsewhere
-- without a consent: specific, for a year at most, withdrawn at any moment. Source: GDPR 4(11), 7; domain brief 8.
create table mobility.profile (
  board_no text not null, -- employer, which delivers it
  member_number text not null, -- the employer's own number of the person
  id uuid not null unique default gen_random_uuid(), -- order of lists: one by number would show who has the same employer
  function_wanted text not null,
  fte_from numeric(5, 4) not null check (fte_from > 0), -- 1 = full time
  fte_to numeric(5, 4) not null check (fte_to >= fte_from),
  regions text, -- codes of labour-market regions, parted by a space; null: anywhere
  available_from date not null,
  available_to date check (available_to >= available_from), -- last day; null: without end
  run_id bigint not null, -- run that brought the row as it stands
  primary key (board_no, member_number)
);

create table mobility.consent (
  id uuid primary key,
  board_no text not null, -- employer, which wrote it down
  member_number text not null,
  recipient text not null check (recipient ~ '^(BOARD [0-9]{5}|PARTNER [^[:cntrl:]]{1,200})$'),
  purpose text not null check (purpose = 'MATCHING'),
  given_on date not null,
  expires_on date not null check (expires_on >= given_on and expires_on < given_on + interval '12 months'), -- last day
  evidence text not null check (length(evidence) between 1 and 200), -- where what the person signed is kept
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (recipient <> 'BOARD ' || board_no)
);

create index consent_person on mobility.consent (board_no, member_number);
create index consent_recipient on mobility.consent (recipient);

-- Mutations of the last day, by the name that their client gave them: the same again does nothing.
create table mobility.mutation (
  board_no text not null,
  asked_by text not null,
  id text not null, -- clientMutationId
  input_sha256 text not null,
  outcome text not null, -- what it made
  at timestamptz not null default now(),
  primary key (board_no, asked_by, id)
);

-- Whether a consent counts today: on its first and on its last day too.
create function mobility.in_force(given_on date, expires_on date, withdrawn_at timestamptz) returns boolean
  language sql stable parallel safe
  return withdrawn_at is null and (now() at time zone 'Europe/Amsterdam')::date between given_on and expires_on;
revoke all on function mobility.in_force from public;
grant execute on function mobility.in_force to hub_mobility_read, hub_mobility_write;

-- The own board's rows; of others, to whom the person agreed, as long as that holds. A partner asks for the purpose of
-- its token; a board's users look at other boards' people for what consents to boards are about, whatever it is.
grant select on mobility.profile, mobility.consent to hub_mobility_read;
alter table mobility.profile enable row level security, force row level security;
create policy delivered on mobility.profile to hub_mobility using (board_no = (select hub.loading_board()));
create policy own on mobility.profile for select to hub_mobility_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy agreed on mobility.profile for select to hub_mobility_read using (
  ((select hub.listed('hub.only_boards') is null) or board_no = any ((select hub.listed('hub.only_boards'))::text[]))
  and exists (
    select from mobility.consent c
     where c.board_no = profile.board_no and c.member_number = profile.member_number
       and c.recipient = any ((select hub.listed('hub.recipients'))::text[])
       and (c.recipient like 'BOARD %' or c.purpose = (select current_setting('hub.purpose', true)))
       and mobility.in_force(c.given_on, c.expires_on, c.withdrawn_at)));

-- A recipient sees what was agreed with it, so that the policy above can.
alter table mobility.consent enable row level security, force row level security;
create policy delivered on mobility.consent to hub_mobility using (board_no = (select hub.loading_board()));
create policy own on mobility.consent for select to hub_mobility_read
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
create policy received on mobility.consent for select to hub_mobility_read
  using (recipient = any ((select hub.listed('hub.recipients'))::text[]));

-- Mutations write consents of the own board's people and end them: they change nothing else about one, and delete none.
grant usage on schema mobility to hub_mobility_write;
grant select, insert on mobility.consent to hub_mobility_write;
grant update (withdrawn_at, withdrawn_by) on mobility.consent to hub_mobility_write;
create policy written on mobility.consent to hub_mobility_write
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
grant select, insert, delete on mobility.mutation to hub_mobility_write;
alter table mobility.mutation enable row level security, force row level security;
create policy delivered on mobility.mutation to hub_mobility using (board_no = (select hub.loading_board()));
create policy written on mobility.mutation to hub_mobility_write
  using (board_no = any ((select hub.listed('hub.boards'))::text[]));
