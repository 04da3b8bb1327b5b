-- A profile comes into force with the run that brought it; that of a held run waits until it is approved.
alter table run add column brought_profile text; -- YAML as delivered; null: none, or it waits no more
