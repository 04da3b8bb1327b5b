-- Cells hold what a scale means on their day, not its code: LB of 2015 is not LB of 2024. They are counted anew.

truncate staff.day_cell, staff.day_cell_state;
alter table staff.day_cell rename column scale_code to scale_group;
comment on column staff.day_cell.scale_group is
  'T2, S7, D12: scales that became each other have one; UNKNOWN_SCALE: a code that says nothing on the day; null: not delivered';
