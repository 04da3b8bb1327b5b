-- Where people count on a day hangs on the register too: days that were counted by another one are counted anew.

-- What the registers say of sites and of whose they are, as one word: another one as soon as any of it is otherwise.
create table staff.register_mark (
  only_one boolean primary key default true check (only_one),
  mark text not null
);
alter table staff.register_mark enable row level security, force row level security;
create policy loaded on staff.register_mark to hub_staff using (true);
create policy counted on staff.register_mark for select to hub_staff_figures using (true);
grant select (mark) on staff.register_mark to hub_staff_figures;

alter table staff.day_cell_state add column register_mark text; -- null: no register had been loaded
