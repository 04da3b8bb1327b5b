-- FTE of a board's own cells are where the work is, line by line; and people count at a site that has closed since on days
-- on which it had not. What had been counted otherwise is counted again when it is asked for.
truncate staff.day_cell, staff.day_class, staff.day_cell_state;
comment on column staff.day_cell.site_code is 'where the people and employments count, and where the work of these FTE is; null: the board has no site';

grant select (closed_on) on staff.site to hub_staff_figures;

-- FTE that are out of a board, as exact as who is in them: rounded when they are shown, after all has been added up. Rounded
-- before, the boards of a region came to another figure than its table.
create function staff.fte_of(tally jsonb) returns numeric language sql immutable as $$
  select coalesce(sum((t ->> 'persons')::bigint * (t -> 'add' ->> 1)::bigint), 0) / 10000.0 from jsonb_array_elements(tally) t
$$;
alter table staff.release alter column fte type numeric(14, 4) using staff.fte_of(tally);
drop function staff.fte_of(jsonb);
