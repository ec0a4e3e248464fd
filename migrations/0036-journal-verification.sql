-- When the journal was last read whole, and what was found: what the public page and the board say about it. One row.
create table journal.verification (
  one boolean primary key default true check (one),
  at timestamptz not null,
  entries bigint not null,
  blocks bigint not null,
  verified boolean not null
);
