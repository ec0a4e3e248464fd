-- A request that asks for the same newsletter at another address: the subscription that ends once it is confirmed.
alter table newsletter.subscription
add column moves uuid references newsletter.subscription on delete set null;
create index subscription_moves on newsletter.subscription (moves) where moves is not null;

alter table newsletter.subscription drop constraint subscription_end_channel_check;
alter table newsletter.subscription add constraint subscription_end_channel_check check (end_channel in
  ('page', 'one-click', 'letter', 'phone', 'mail', 'person', 'staff', 'complaint', 'bounce', 'objection', 'erasure',
    'moved'));
