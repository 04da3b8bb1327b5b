-- Figures of a board as others were given them. What was given out cannot be taken back, so neither can what is here: a
-- figure is held against all that are out of the same people. See infra/figures/README.md.

-- One row per figure. Rows are added, one after the other; the key keeps two from being added beside each other.
create table staff.release (
  board_no text not null,
  number int not null check (number > 0), -- in order of release, of the board
  cell text not null, -- which of its people: '*', or a region, 'PROVINCE 22'
  smallest int not null check (smallest > 1), -- fewest people that those who see it may be told of
  counted_on date not null,
  persons int not null,
  employments int not null,
  fte numeric(10, 2) not null,
  tally jsonb not null, -- how many persons add how many employments and ten-thousandths fte
  released_at timestamptz not null default now(),
  primary key (board_no, number)
);

-- Who is in a release: those of whom it says something else than the release before of the same cell and smallest, by
-- what it says. Somebody who is erased keeps a place here, under an id that is nobody's: the figure is still out.
create table staff.release_people (
  board_no text not null,
  number int not null, -- of the release
  employments int not null, -- 0: not counted any more
  fte int not null, -- in ten-thousandths
  people uuid[] not null, -- staff.member's id
  primary key (board_no, number, employments, fte)
);

-- What is answered to a question: a release, perhaps of an earlier day, or why there is none.
create table staff.release_answer (
  board_no text not null,
  cell text not null,
  smallest int not null,
  asked_on date not null,
  run_id bigint, -- latest delivery that was counted; null: from before deliveries were kept
  number int, -- of the release
  withheld text,
  primary key (board_no, cell, smallest, asked_on),
  check ((number is null) <> (withheld is null))
);

alter table staff.release enable row level security, force row level security;
create policy delivered on staff.release to hub_staff using (board_no = (select hub.loading_board()));
create policy counted on staff.release for select to hub_staff_figures using (true);
create policy released on staff.release for insert to hub_staff_figures with check (true);
alter table staff.release_people enable row level security, force row level security;
create policy delivered on staff.release_people to hub_staff using (board_no = (select hub.loading_board()));
create policy counted on staff.release_people for select to hub_staff_figures using (true);
create policy released on staff.release_people for insert to hub_staff_figures with check (true);
alter table staff.release_answer enable row level security, force row level security;
create policy delivered on staff.release_answer to hub_staff using (board_no = (select hub.loading_board()));
create policy answered on staff.release_answer to hub_staff_figures using (true);
create policy counted on staff.delivery for select to hub_staff_figures using (true);

-- Registers, to know which region somebody works in.
create policy located on staff.school for select to hub_staff_figures using (true);
create policy located on staff.site for select to hub_staff_figures using (true);
create policy located on staff.municipality_region for select to hub_staff_figures using (true);

grant select (board_no, run_id, loaded_at) on staff.delivery to hub_staff_figures;
grant select (brin, board_no) on staff.school to hub_staff_figures;
grant select (code, brin, municipality_code, in_register) on staff.site to hub_staff_figures;
grant select (municipality_code, scheme, region_code, valid_from, valid_to) on staff.municipality_region to hub_staff_figures;
grant select, insert on staff.release, staff.release_people to hub_staff_figures;
grant select, insert, update on staff.release_answer to hub_staff_figures;
