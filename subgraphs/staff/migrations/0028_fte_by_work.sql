-- FTE of a board's own cells are where the work is, line by line; and people count at a site that has closed since on days
-- on which it had not. What had been counted otherwise is counted again when it is asked for.
truncate staff.day_cell, staff.day_class, staff.day_cell_state;
comment on column staff.day_cell.site_code is 'where the people and employments count, and where the work of these FTE is; null: the board has no site';

grant select (closed_on) on staff.site to hub_staff_figures;
