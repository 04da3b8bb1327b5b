-- An employment that runs counts by the nearest of its lines where none of them runs. What had been counted otherwise is
-- counted anew when it is asked for.
truncate staff.day_cell, staff.day_class, staff.day_cell_state, staff.observed_year;
