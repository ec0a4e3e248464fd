-- The language that the address named from which somebody left for the identity provider; null where it named none. The
-- provider knows one address of the way back, so it cannot stand there.
alter table staff.provider_visit
add column language text check (language in ('de', 'en'));
