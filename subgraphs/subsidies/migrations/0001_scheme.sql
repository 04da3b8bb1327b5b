-- Subsidy schemes: reference data, from schema/reference/schemes.csv.
create table subsidies.scheme (
  code text primary key,
  name text not null,
  valid_from date, -- null: the source does not say
  valid_to date, -- last day; null while it runs, or the source does not say
  max_amount_cents bigint check (max_amount_cents > 0), -- euro cents; null: the source does not say
  max_amount_per text check (max_amount_per in ('APPLICATION', 'PERSON', 'PERSON_YEAR', 'PLACEMENT_YEAR')),
  max_amount_until date, -- last day for which the source gives the amount; null: as long as the scheme
  note text, -- what the source leaves open
  source text not null,
  check ((max_amount_cents is null) = (max_amount_per is null))
);
