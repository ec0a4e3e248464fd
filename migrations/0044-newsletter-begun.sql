-- How many of a claim's mails, from its first, may have left: written before any of them does. Whoever takes the claim over
-- without its marks counts these alone as perhaps repeated. A sender that says nothing may have sent all.
alter table newsletter.claim add column begun integer not null default 2147483647;
