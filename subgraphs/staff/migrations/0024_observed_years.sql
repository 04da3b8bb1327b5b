-- Who of a board left and who came from one 1 October to the next, in sums: what was known of both days at the moments that
-- count never changes, and to find it takes a look at everybody in every version. Reckoned when it is first asked for. No
-- person is in it.
create table staff.observed_year (
  board_no text not null,
  on_day date not null, -- 1 October at the end of the year
  function_group text not null, -- '': everybody
  before_at timestamptz not null, -- when the delivery had been loaded by which the first day is known; and the last one
  after_at timestamptz not null,
  retired_before date not null, -- whoever was born before it left by age
  stock bigint not null, -- ten-thousandths of an FTE that were there on the first day; of those, that left for other reasons
  went bigint not null,
  came bigint not null,
  reckoned_at timestamptz not null default now(),
  primary key (board_no, on_day, function_group)
);
create index observed_year_age on staff.observed_year (reckoned_at);

alter table staff.observed_year enable row level security, force row level security;
create policy delivered on staff.observed_year to hub_staff using (board_no = (select hub.loading_board()));
create policy counted on staff.observed_year to hub_staff_figures using (true);
create policy own on staff.observed_year for select to hub_staff_read using (board_no = any ((select hub.listed('hub.boards'))::text[]));

grant select, insert, update, delete on staff.observed_year to hub_staff_figures;
grant select on staff.observed_year to hub_staff_read;
