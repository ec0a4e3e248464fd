-- The server's count of changes (RFC 7162) when the folder was last read to its end; null where it keeps none.
alter table contact.folder add column modseq bigint check (modseq > 0);
