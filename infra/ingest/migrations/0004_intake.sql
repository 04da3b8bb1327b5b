-- Where each way of taking deliveries in without anybody at a keyboard stands. A row that is not there, or is of another
-- version of the profile, stands at the beginning.
create table intake (
  board text not null check (board ~ '^\d{5}$'),
  source text not null,
  way text not null check (way in ('drop', 'sftp', 'pull')),
  profile_version int not null,
  looks jsonb not null default '{}', -- place → { print, since }: what lay there when it was looked at last
  done text, -- print, or moment, that has been dealt with: taken or refused
  tries int not null default 0, -- attempts since something was dealt with
  not_before timestamptz, -- null: at once
  primary key (board, source, way)
);
