-- When a key was made is what its record's id says already (its first 48 bits, RFC 9562): it is not kept a second time.
-- No other program reads the column.
-- squawk-ignore ban-drop-not-null
alter table vault.key alter column made_at drop not null;
