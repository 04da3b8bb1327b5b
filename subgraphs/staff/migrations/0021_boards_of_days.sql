-- Figures of a day are of the boards that had the schools on it, and of nobody at boards that had gone over into others.

create policy located on staff.school_board for select to hub_staff_figures using (true);
create policy located on staff.organisation_transition for select to hub_staff_figures using (true);
grant select (brin, board_no, valid_from, valid_to) on staff.school_board to hub_staff_figures;
grant select (from_no, on_day, complete) on staff.organisation_transition to hub_staff_figures;

-- Whether a board had gone over by the day, as far as was known when its cells were counted.
alter table staff.day_cell_state add column is_gone boolean not null default false;
