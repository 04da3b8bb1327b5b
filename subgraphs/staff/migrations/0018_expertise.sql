-- How much of an expertise partnerships need in a year, as the operator delivers it.

create table staff.swv_demand (
  swv_code text not null references staff.swv,
  expertise text not null,
  year smallint not null, -- by its 1 October
  fte numeric(8, 2) not null check (fte >= 0),
  source text not null,
  primary key (swv_code, year, expertise)
);

grant select on staff.swv_demand to hub_staff_read;
grant select (swv_code, year) on staff.swv_demand to hub_staff_figures;
grant select (expertise) on staff.assignment to hub_staff_figures;
alter table staff.swv_demand enable row level security, force row level security;
create policy loaded on staff.swv_demand to hub_staff using (true);
create policy open on staff.swv_demand for select to hub_staff_read using (true);
create policy needed on staff.swv_demand for select to hub_staff_figures using (true);
