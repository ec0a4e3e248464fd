/** What a column can say about a subscription. Everything else in a file is left behind: nothing more is asked for (S35). */
export const fields = [
  'email',
  'requested_at',
  'requested_ip',
  'confirmed_at',
  'confirmed_ip',
  'language',
  'status',
] as const;
export type Field = (typeof fields)[number];

/** Which column of the file says what; counted from 0. */
export type Mapping = Readonly<Partial<Record<Field, number>>>;

/** Where a file comes from, as its columns tell. */
export type Source = 'listmonk' | 'mailchimp' | 'mailchimp-unsubscribed' | 'mailchimp-cleaned' | 'table';

export interface Recognised {
  readonly source: Source;
  readonly mapping: Mapping;
}

/** Proposes a mapping; people check it before anything is taken in. */
export function recognise(columns: readonly string[]): Recognised {
  const names = columns.map(plain);
  const has = (...wanted: readonly string[]) => wanted.every((one) => names.includes(one));
  const source: Source = has('uuid', 'email', 'attributes', 'status', 'createdat')
    ? 'listmonk'
    : has('emailaddress', 'leid', 'euid') || has('emailaddress', 'optintime', 'confirmtime')
      ? has('unsubtime')
        ? 'mailchimp-unsubscribed'
        : has('cleantime')
          ? 'mailchimp-cleaned'
          : 'mailchimp'
      : 'table';
  return { source, mapping: mappingOf(names) };
}

function mappingOf(names: readonly string[]): Mapping {
  const found = fields.flatMap((field): [Field, number][] => {
    const column = names.findIndex((name) => known[field].includes(name));
    return column < 0 ? [] : [[field, column]];
  });
  return Object.fromEntries(found);
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9äöüß]/g, '');

// In the order of preference within a field; as listmonk, Mailchimp and others write them, without marks and spaces.
const known: Readonly<Record<Field, readonly string[]>> = {
  email: ['email', 'emailaddress', 'emailadresse', 'mail', 'mailadresse', 'eadresse', 'adresse'],
  requested_at: [
    'requestedat',
    'optintime',
    'signupat',
    'signuptime',
    'subscribedat',
    'createdat',
    'angemeldetam',
    'anmeldung',
    'anmeldedatum',
  ],
  requested_ip: ['requestedip', 'optinip', 'signupip', 'ip', 'ipaddress', 'ipadresse'],
  confirmed_at: [
    'confirmedat',
    'confirmtime',
    'doiat',
    'doitime',
    'bestätigtam',
    'bestaetigtam',
    'bestätigung',
    'bestätigungsdatum',
  ],
  confirmed_ip: ['confirmedip', 'confirmip', 'doiip'],
  language: ['language', 'lang', 'locale', 'sprache'],
  status: ['status', 'state', 'subscriptionstatus', 'zustand'],
};
