-- When the person withdrew their consent, where the conversation was locked by that and another ground or a hold kept it.
alter table contact.conversation add column withdrawn_at timestamptz;
