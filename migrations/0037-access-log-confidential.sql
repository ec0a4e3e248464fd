-- The authority wants the order kept secret: its person is not told of what it preserves until this is lifted
-- (Art. 13 of Regulation (EU) 2023/1543, section 29(1) BDSG).
alter table access_log.incident add column confidential boolean not null default false;
