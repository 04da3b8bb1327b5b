-- What figures, the chain rule and moves between boards need of an employment and its lines. A column that is added to a
-- table is added to its past too, in the same place.

alter table staff.employment
  add column end_reason text check (end_reason in ('RETIREMENT', 'OTHER')), -- null: no end, or not delivered
  add column outside_chain boolean; -- the board's word for it, never why; null: not delivered
alter table staff.employment_past
  add column end_reason text,
  add column outside_chain boolean;

alter table staff.assignment
  add column function_group text check (function_group in ('MANAGEMENT', 'TEACHING', 'SUPPORT', 'TRAINEE')), -- null: nothing says it
  add column expertise text, -- null: none, or not delivered
  add column seconded_to text; -- board at which the work is, while this one pays; null: this one, or not delivered
alter table staff.assignment_past
  add column function_group text,
  add column expertise text,
  add column seconded_to text;
