-- Who is called and born as somebody else at the same board may be one person with them now, who came back under a new
-- number; and of others who are alike it is not sure any more that they are new. They are concluded anew.
alter table mobility.link no force row level security;
alter table mobility.pair no force row level security;
alter table mobility.unconcluded no force row level security;
insert into mobility.unconcluded (board_no, member_number)
select distinct l.board_no, l.member_number from mobility.link l join mobility.link o using (board_no, token_kind, key_version, token)
where l.token_kind = 'NAME_INITIALS_BIRTH' and o.member_number <> l.member_number
union select board_a, number_a from mobility.pair where status = 'AMBIGUOUS'
union select board_b, number_b from mobility.pair where status = 'AMBIGUOUS'
on conflict do nothing;
alter table mobility.link force row level security;
alter table mobility.pair force row level security;
alter table mobility.unconcluded force row level security;
