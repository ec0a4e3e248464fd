import { languages, type Policy, type Text } from '../../core/policy/index.ts';
import type { Opened } from '../../core/records/index.ts';
import type { Correctable, Field, SubjectAccess, World } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { fieldsOfReturns } from './bounce/subject.ts';
import { receivedBy } from './campaign/routes/issue/received.ts';
import { channelWords } from './consent/channel-words.ts';
import { askToMove, moveHint } from './consent/move.ts';
import { wordingsByHash } from './consent/wording.ts';
import { customerClass } from './customer/record/customer.ts';
import { fieldsOfCustomer, rectifyCustomer } from './customer/subject.ts';
import { listNamed, newsletterSettings } from './policy.ts';
import { changeLanguage, limitClass, type Subscription, subscriptionClass, subscriptionsByRecord } from './queries.ts';

/** Everything that a person may see of a subscription: all of it, the evidence included (Art. 15 GDPR). */
export const subject: SubjectAccess = {
  fields: async (tx, opened, world) => (await fieldsOfMany(tx, [opened], world)).get(opened.id) ?? [],
  fieldsOfMany,
  async rectify(tx, opened, { field, value }, act, world) {
    if (opened.class === customerClass) return rectifyCustomer(tx, opened, { field, value });
    if (field === 'email' && opened.class === subscriptionClass) return askToMove(world, tx, opened, value, act);
    if (field !== 'language') return { refused: 'field' };
    const language = languages.find((one) => one === value);
    if (!language) return { refused: 'value' };
    const changed = opened.stage === 'active' && (await changeLanguage(tx, opened.id, language));
    return changed ? { rectified: field } : { refused: 'field' };
  },
};

async function fieldsOfMany(
  tx: Queries,
  all: readonly Opened[],
  world: World,
): Promise<ReadonlyMap<string, readonly Field[]>> {
  const subscriptions = all.filter(({ class: name }) => name === subscriptionClass);
  const fields = new Map(await subscriptionFields(tx, subscriptions, world));
  for (const opened of all) {
    if (opened.class === limitClass) fields.set(opened.id, [counted]);
    const returned = await fieldsOfReturns(tx, opened);
    if (returned) fields.set(opened.id, returned);
    const customer = await fieldsOfCustomer(tx, opened);
    if (customer) fields.set(opened.id, customer);
  }
  return fields;
}

const counted: Field = {
  name: 'address-hash',
  title: { de: 'Gezählte Bestätigungsmail', en: 'Confirmation mail counted' },
  value: '1',
};

async function subscriptionFields(
  tx: Queries,
  all: readonly Opened[],
  { rules: { policy } }: World,
): Promise<readonly (readonly [record: string, readonly Field[]])[]> {
  const ids = all.map(({ id }) => id);
  const found = await subscriptionsByRecord(tx, ids);
  const received = await receivedBy(tx, ids);
  const wordings = await wordingsByHash(
    tx,
    found.map((s) => s.consent_wording),
  );
  const keys = new Map(all.map((opened) => [opened.id, opened]));
  return found.flatMap((s) => {
    const opened = keys.get(s.record);
    if (!opened) return [];
    const values = {
      ...plain(opened, s),
      policy: String(s.policy),
      consent: wordings.get(s.consent_wording) ?? null,
      form: s.form_wording,
      mailings: received.get(s.record)?.join('\n') ?? null,
    };
    const correct = opened.stage === 'active' ? correctable(policy, s.list) : {};
    const fields = names.flatMap((name) => fieldOf(name, values[name], correct[name]));
    return [[s.record, [...listField(policy, s.list), ...fields]] as const];
  });
}

/** What of a running subscription is corrected at once, or once a new address has confirmed it. */
const correctable = (policy: Policy, list: string): Partial<Record<Name, Correctable>> => ({
  email: { as: 'address', most: 254, hint: moveHint(policy, list) },
  language: languageChoice,
});

/** Which list it is, where there are several to tell apart. */
function listField(policy: Policy, name: string): readonly Field[] {
  const list = newsletterSettings(policy).lists.length > 1 ? listNamed(policy, name) : undefined;
  return list ? [{ name: 'list', title: { de: 'Newsletter', en: 'Newsletter' }, value: name, reads: list.title }] : [];
}

function fieldOf(name: Name, value: string | null | undefined, correct: Correctable | undefined): readonly Field[] {
  // Empty where none was known, as the network of whoever asked on a page of their own.
  if (value === null || value === undefined || value === '') return [];
  return [
    {
      name,
      title: titles[name],
      value,
      ...reading(name, value),
      ...((name === 'email' || name === 'language') && { isProvided: true }),
      ...(correct && { correct }),
    },
  ];
}

const languageChoice: Extract<Correctable, { as: 'choice' }> = {
  as: 'choice',
  among: [
    { value: 'de', label: { de: 'Deutsch', en: 'German' } },
    { value: 'en', label: { de: 'Englisch', en: 'English' } },
  ],
};

/** Codes, in words. */
function reading(name: Name, value: string): Pick<Field, 'reads'> {
  const reads =
    name === 'language' ? languageChoice.among.find((one) => one.value === value)?.label : channelWords[value];
  return reads && (name === 'language' || name === 'end_channel') ? { reads } : {};
}

type Values = Partial<Readonly<Record<Name, string | null>>>;

function plain(opened: Opened, s: Subscription): Values {
  const text = (column: string, sealed: Buffer | null) =>
    sealed && opened.text(`newsletter.subscription.${column}`, sealed);
  return {
    email: text('email', s.email),
    language: s.language,
    requested_at: s.requested_at.toString(),
    requested_ip: text('requested_ip', s.requested_ip),
    network: s.network && s.network.toString('hex'),
    mail_sent_at: s.mail_sent_at && s.mail_sent_at.toString(),
    mail_id: text('mail_id', s.mail_id),
    mail_reply: text('mail_reply', s.mail_reply),
    mail_source_hash: s.mail_source_hash,
    confirmed_at: s.confirmed_at && s.confirmed_at.toString(),
    confirmed_ip: text('confirmed_ip', s.confirmed_ip),
    ended_at: s.ended_at && s.ended_at.toString(),
    end_channel: s.end_channel,
    end_evidence: text('end_evidence', s.end_evidence),
    import_evidence: text('import_evidence', s.import_evidence),
  };
}

const titles = {
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  language: { de: 'Sprache', en: 'Language' },
  requested_at: { de: 'Angemeldet am', en: 'Signed up at' },
  requested_ip: { de: 'IP-Adresse bei der Anmeldung', en: 'IP address at sign-up' },
  network: { de: 'Schlüsselhash des Netzes', en: 'Keyed hash of the network' },
  policy: { de: 'Fassung der Datenschutzerklärung', en: 'Version of the privacy notice' },
  consent: { de: 'Wortlaut der Einwilligung', en: 'Wording of the consent' },
  form: { de: 'SHA-256 der gezeigten Formularseite', en: 'SHA-256 of the form that was shown' },
  mail_sent_at: { de: 'Bestätigungsmail angenommen am', en: 'Confirmation mail accepted at' },
  mail_id: { de: 'Kennung der Bestätigungsmail', en: 'Identity of the confirmation mail' },
  mail_reply: { de: 'Antwort des Mailservers', en: 'Reply of the mail server' },
  mail_source_hash: { de: 'SHA-256 der Bestätigungsmail', en: 'SHA-256 of the confirmation mail' },
  confirmed_at: { de: 'Bestätigt am', en: 'Confirmed at' },
  confirmed_ip: { de: 'IP-Adresse bei der Bestätigung', en: 'IP address at confirmation' },
  ended_at: { de: 'Beendet am', en: 'Ended at' },
  end_channel: { de: 'Beendet durch', en: 'Ended by' },
  end_evidence: { de: 'Notiz zum Widerruf', en: 'Note on the withdrawal' },
  import_evidence: { de: 'Herkunft und Beleg bei der Übernahme', en: 'Origin and evidence of the import' },
  mailings: {
    de: 'Ausgaben: wann, was daraus wurde, Thema, Kennung',
    en: 'Issues: when, what became of it, topic, identity',
  },
} as const satisfies Record<string, Text>;

type Name = keyof typeof titles;
const names = Object.keys(titles) as readonly Name[];
