-- The event that would have erased a record while a hold suspended it; carried out when the last hold closes.
alter table core.record add column demanded text check (demanded ~ '^[A-Za-z][A-Za-z0-9:-]{0,62}$');
