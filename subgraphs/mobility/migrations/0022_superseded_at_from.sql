-- What is so in the place of a move that is none any more at the board that it was from, where that is another event than at
-- the board that it was to: neither sees what is about the other alone. Null: it is superseded_by.
alter table mobility.event add column superseded_by_at_from uuid,
  add check (superseded_by_at_from is null or ended_at is not null);
grant update (superseded_by_at_from) on mobility.event to hub_mobility_derive;
