-- A file that may have been cut off is told of, though nothing of it was lost.
alter table rejection drop constraint rejection_effect_check;
alter table rejection add constraint rejection_effect_check check (effect in ('row', 'cell', 'column', 'nothing'));
