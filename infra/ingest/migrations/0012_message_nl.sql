-- What a run says in Dutch; null for runs from before the hub said it.
alter table run add column message_nl text;
