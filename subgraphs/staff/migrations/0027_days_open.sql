-- From when until when boards, schools and sites are there, and whose a school was, by the register of institutions.

-- Schools and sites too, not boards alone.
alter table staff.organisation drop constraint organisation_number_check;
alter table staff.organisation add check (number ~ '^(\d{5}|\d{2}[A-Z]{2}(\d{2})?)$');
alter table staff.organisation add opened_on date; -- first day in operation; null: not known
-- What stood here was never a last day: it is the day from which an organisation is no more.
alter table staff.organisation rename column ends_on to closed_on;

-- As `staff.organisation` has them, whichever of the two registers came first.
alter table staff.school add opened_on date;
alter table staff.school add closed_on date;
alter table staff.site add opened_on date;
alter table staff.site add closed_on date;

-- Sites that the register of sites no longer has are listed on days on which they were open.
drop index staff.site_pc4;
create index site_pc4 on staff.site (left(postcode, 4));

-- Which board a school has from a day on until another one does, as the register of institutions has it.
create table staff.school_governance (
  brin text not null check (brin ~ '^\d{2}[A-Z]{2}$'), -- no foreign key: it has schools that the register of sites never had
  board_no text not null check (board_no ~ '^\d{5}$'),
  starts_on date not null,
  primary key (brin, starts_on)
);
grant select on staff.school_governance to hub_staff_read;
alter table staff.school_governance enable row level security, force row level security;
create policy loaded on staff.school_governance to hub_staff using (true);
create policy open on staff.school_governance for select to hub_staff_read using (true);
