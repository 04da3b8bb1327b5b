-- Which board a school has from a day on until another one does, as the register of institutions has it: people of earlier
-- years count for the board of then, as in the registers.
create table mobility.school_governance (
  brin text not null,
  board_no text not null,
  starts_on date not null,
  primary key (brin, starts_on)
);
alter table mobility.school_governance enable row level security, force row level security;
create policy loaded on mobility.school_governance to hub_mobility using (true);
create policy derived on mobility.school_governance for select to hub_mobility_derive using (true);
create policy counted on mobility.school_governance for select to hub_mobility_figures using (true);
grant select on mobility.school_governance to hub_mobility_derive, hub_mobility_figures;
