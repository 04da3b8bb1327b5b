-- Terms that change with time, what was superseded, absences.

-- A person may be known by number alone: the statutory delivery to DUO carries no names.
alter table staff.member alter column birth_name drop not null;

-- The size of an employment holds for a time, and so stands on the line: the same on lines that run at once.
alter table staff.assignment
  add column fte numeric(6, 4), -- of the whole employment during the line, 1 = full time; null: not delivered
  add column hours_per_week numeric(5, 2), -- as fte; null: not delivered
  add column scale_code text, -- as delivered: what it means depends on the day
  add column scale_step text;

update staff.assignment a set fte = e.fte, hours_per_week = e.hours_per_week
from staff.employment e
where e.board_no = a.board_no and e.member_id = a.member_id and e.number = a.employment_number;

alter table staff.employment
  drop column fte,
  drop column hours_per_week,
  add column replaces_member_number text, -- the board's number of the person in whose place this is; null: nobody's, or not delivered
  add column pool_substitute boolean; -- null: not delivered

-- A time in which somebody did not work. Never why.
create table staff.absence (
  board_no text not null,
  member_id uuid not null,
  number text not null, -- the source's own id of it
  employment_number text, -- null: of all employments
  starts_on date not null,
  ends_on date, -- last day; null while it goes on
  run_id bigint not null,
  primary key (board_no, member_id, number)
);

-- One row per run that brought people or their employments: since when the hub knew.
create table staff.delivery (
  run_id bigint primary key,
  board_no text not null,
  source text not null,
  loaded_at timestamptz not null default now() -- of the transaction in which it was loaded
);
create index delivery_board on staff.delivery (board_no, loaded_at);

-- What was said before and is not any more: the run that changed it or took it away, and the row as it stood. A column
-- that is added to a table is added to its past too.
create table staff.member_past (until_run_id bigint not null, like staff.member);
create table staff.employment_past (until_run_id bigint not null, like staff.employment);
create table staff.assignment_past (until_run_id bigint not null, like staff.assignment);
create table staff.absence_past (until_run_id bigint not null, like staff.absence);

create index on staff.member_past (board_no, id);
create index on staff.employment_past (board_no, member_id, number);
create index on staff.assignment_past (board_no, member_id, employment_number);
create index on staff.absence_past (board_no, member_id);
create index on staff.member_past (board_no, until_run_id);
create index on staff.employment_past (board_no, until_run_id);
create index on staff.assignment_past (board_no, until_run_id);

-- Keeps rows of TABLE in TABLE_past when a run changes or deletes them. By statement, so that a thousand cost one insert.
create function staff.keep_past() returns trigger language plpgsql as $$
declare
  run bigint := nullif(current_setting('hub.run_id', true), '');
begin
  if run is null then
    raise exception '%: rows change in a run alone', tg_table_name using errcode = 'check_violation';
  end if;
  execute format('insert into %I.%I select $1, old_rows.* from old_rows', tg_table_schema, tg_table_name || '_past')
    using run;
  return null;
end $$;

create trigger keep_changed after update on staff.member referencing old table as old_rows
  for each statement execute function staff.keep_past();
create trigger keep_deleted after delete on staff.member referencing old table as old_rows
  for each statement execute function staff.keep_past();
create trigger keep_changed after update on staff.employment referencing old table as old_rows
  for each statement execute function staff.keep_past();
create trigger keep_deleted after delete on staff.employment referencing old table as old_rows
  for each statement execute function staff.keep_past();
create trigger keep_changed after update on staff.assignment referencing old table as old_rows
  for each statement execute function staff.keep_past();
create trigger keep_deleted after delete on staff.assignment referencing old table as old_rows
  for each statement execute function staff.keep_past();
create trigger keep_changed after update on staff.absence referencing old table as old_rows
  for each statement execute function staff.keep_past();
create trigger keep_deleted after delete on staff.absence referencing old table as old_rows
  for each statement execute function staff.keep_past();
