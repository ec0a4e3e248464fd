-- When the person withdrew their consent, where the conversation was locked by that and another ground or a hold kept it.
alter table contact.conversation add column withdrawn_at timestamptz;

-- When somebody last found whether a conversation is still needed, whatever they found. Names nobody.
create table contact.last_review (
  single boolean primary key default true check (single),
  at timestamptz not null
);
