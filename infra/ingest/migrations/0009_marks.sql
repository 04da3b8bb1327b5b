-- The mark of the row that each record of a part was made of, 8 bytes each, under the run's key: a row that comes again
-- is not decoded again. Null: nothing is known of the rows.
alter table record_part add column marks bytea;
alter table record_part alter column marks set storage external; -- cannot be compressed
