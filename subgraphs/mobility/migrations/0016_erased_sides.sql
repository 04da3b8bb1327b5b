-- What erasures have left in events: an event that names nobody any more goes; of a move that stays with the other board,
-- what it said of who is erased. Board by board the row policies would not let it.
alter table mobility.event no force row level security;
delete from mobility.event where from_number is null and to_number is null and persons is null;
update mobility.event set fte_from = null, function_from = null, brin_from = null
where from_board is not null and from_number is null and persons is null;
update mobility.event set fte_to = null, function_to = null, brin_to = null
where to_board is not null and to_number is null and persons is null;
alter table mobility.event force row level security;
