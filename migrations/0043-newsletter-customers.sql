-- What customers are told about their right to object, when their address is collected and in every mail.
alter table newsletter.wording drop constraint wording_kind_check;
alter table newsletter.wording add constraint wording_kind_check
  check (kind in ('consent', 'form', 'mail', 'import', 'objection'));

-- A customer who may be written to by law alone (section 7(3) UWG). Each of the four conditions is a fact with its evidence;
-- one that is missing is null.
create table newsletter.customer (
  record uuid primary key references core.record on delete cascade,
  email bytea not null,
  language text not null check (language in ('de', 'en')),
  policy integer not null references core.policy_version on delete restrict,
  origin text not null check (origin in ('staff', 'file', 'api', 'sale')),
  entered_at timestamptz not null,
  -- first: by which sale the address was obtained
  sold_at timestamptz,
  sale bytea,
  sale_evidence bytea,
  -- second: the kinds of own offers that are similar to what was sold, and why
  similar_offers text[] not null default '{}',
  similar_evidence bytea,
  -- third: when and how it was checked that there is no objection
  unobjected_at timestamptz,
  unobjected_evidence bytea,
  -- fourth: when, in which words and how the right to object was pointed out
  told_at timestamptz,
  told_wording text references newsletter.wording on delete restrict,
  told_evidence bytea,
  ended_at timestamptz,
  end_channel text check (end_channel in ('page', 'one-click', 'letter', 'phone', 'mail', 'person', 'staff', 'complaint',
    'bounce', 'objection', 'erasure', 'age')),
  end_evidence bytea,
  check ((sold_at is null) = (sale is null) and (sold_at is null) = (sale_evidence is null)),
  check ((cardinality(similar_offers) = 0) = (similar_evidence is null)),
  check ((unobjected_at is null) = (unobjected_evidence is null)),
  check ((told_at is null) = (told_wording is null) and (told_at is null) = (told_evidence is null)),
  check ((ended_at is null) = (end_channel is null))
);

-- Which kinds of own offers an issue advertises to customers; none, and it goes to the lists alone. From its start on it is
-- known in which words each mail points out the right to object.
alter table newsletter.campaign
  add column offers text[] not null default '{}',
  add column objection_wording text check (objection_wording ~ '^[0-9a-f]{64}$');

-- The same beside the evidence of each such mail, which outlives the issue.
alter table newsletter.mailing add column objection_wording text check (objection_wording ~ '^[0-9a-f]{64}$');
