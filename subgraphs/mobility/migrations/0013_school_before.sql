-- Whose a school was before: the people of an earlier year count for the board of then. Moves are noted from now on; a
-- school of which none is has always been its present board's, as far as anybody knows.
create table mobility.school_before (
  brin text not null,
  board_no text not null, -- whose it was
  next_board_no text not null, -- whose it was after that
  seen_on date not null, -- day of the first edition of a register that has it as the next one's
  primary key (brin, seen_on)
);
alter table mobility.school_before enable row level security, force row level security;
create policy loaded on mobility.school_before to hub_mobility using (true);
create policy derived on mobility.school_before for select to hub_mobility_derive using (true);
create policy counted on mobility.school_before for select to hub_mobility_figures using (true);
create policy counted on mobility.transition for select to hub_mobility_figures using (true);
grant select on mobility.school_before to hub_mobility_derive, hub_mobility_figures;
grant select on mobility.transition to hub_mobility_figures;
