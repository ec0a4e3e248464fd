import {
  after,
  type Cookie,
  type DataClass,
  type Deadline,
  erased,
  erasureDemanded,
  inWords,
  legitimateInterest,
  type Paragraph,
  type Passage,
  type Recipient,
} from '../core/policy/index.ts';

export interface StaffOptions {
  /** How long an invitation may be accepted. */
  readonly invitation: Deadline;
  /** The longest that anybody stays signed in. */
  readonly session: Deadline;
  /** How long a sign-in lasts without a request; asked on each request. */
  readonly idle: Temporal.Duration;
  /** How long it is kept who did what at the desk (`atMost`). */
  readonly deeds: Deadline;
  /** How long a mailed sign-in link works. */
  readonly link: Deadline;
  /** How many codes of an authenticator app may be tried in a time. */
  readonly codes: { readonly most: number; readonly within: Temporal.Duration };
  /** Who must show two factors, a passkey or a link and a code: everybody, or these roles. Left out, it is everybody's own choice. */
  readonly secondFactor?: 'everybody' | readonly string[];
  /** Who else may say who somebody is, where an identity provider is set up (OpenID Connect). */
  readonly identityProvider?: Recipient;
  readonly recipients: readonly Recipient[];
}

/** The paragraph on the operator's own users. */
export const staff = (options: StaffOptions): Paragraph => ({
  section: 'staff',
  title: { de: 'Zugänge unserer Beschäftigten', en: 'Accounts of our staff' },
  promises: [],
  passages: [accounts(options), noted(options)],
  classes: [account(options), session(options), deed(options)],
  recipients: options.identityProvider ? [options.identityProvider] : [],
  cookies: [cookie],
  notices: [],
  settings: {
    session: options.session,
    idle: options.idle,
    link: options.link,
    invitation: options.invitation,
    codes: options.codes,
    ...(options.secondFactor && { secondFactor: options.secondFactor }),
    ...(options.identityProvider && { identityProvider: options.identityProvider }),
  },
});

const accounts = ({ invitation, session: limit, identityProvider }: StaffOptions): Passage => ({
  promises: [],
  beside: 'staff.account',
  text: {
    de: `Wer bei uns mit den hier beschriebenen Daten arbeitet, hat einen eigenen Zugang. Dafür speichern wir E-Mail-Adresse, Name, Rolle, die öffentlichen Schlüssel der Passkeys und, wo jemand eine Code-App benutzt, deren Geheimnis, bis der Zugang entzogen wird. Eine Einladung verfällt nach ${inWords(invitation).dative}, eine Anmeldung endet nach höchstens ${inWords(limit).dative}. Das Protokoll unserer Systeme nennt nur die Rolle, keine Namen. Was Nutzerinnen und Nutzer in die Online-Software eingeben, ist von diesen Zugängen aus nicht zu erreichen.${identityProvider ? ` Wer möchte, meldet sich über ${identityProvider.title.de} an; von dort erhalten wir die E-Mail-Adresse, und dort wird bekannt, dass sich jemand bei uns anmeldet.` : ''}`,
    en: `Whoever works here with the data described in this notice has an account of their own. For it we store e-mail address, name, role, the public keys of passkeys and, where somebody uses an authenticator app, its secret until the account is withdrawn. An invitation lapses after ${inWords(invitation).en}, a sign-in ends after ${inWords(limit).en} at most. The journal of our systems names only the role, no names. What users enter into the online software cannot be reached from these accounts.${identityProvider ? ` Whoever wishes signs in by ${identityProvider.title.en}; from there we receive the e-mail address, and there it becomes known that somebody signs in with us.` : ''}`,
  },
});

const noted = ({ deeds }: StaffOptions): Passage => ({
  promises: [],
  beside: 'staff.deed',
  text: {
    de: `Damit nachvollziehbar bleibt, wer versandt, gesperrt oder gelöscht hat, halten wir fest, welches Formular des internen Bereichs jemand wann abgesandt hat, nicht aber, was darin stand. Jeder Eintrag wird spätestens nach ${inWords(deeds).dative} gelöscht.`,
    en: `So that it stays known who sent, blocked or erased something, we note which form of the internal area somebody sent and when, but not what stood in it. Each entry is erased after ${inWords(deeds).en} at the latest.`,
  },
});

const basis = legitimateInterest({
  de: 'nur befugten Menschen Zugriff zu geben (Art. 32 DSGVO)',
  en: 'giving access to authorised people only (Art. 32 GDPR)',
});

const persons = { de: 'Beschäftigte und Beauftragte', en: 'Staff and agents' };

const account = ({ invitation, recipients, identityProvider }: StaffOptions): DataClass => ({
  name: 'staff.account',
  title: { de: 'Zugang zum internen Bereich', en: 'Account for the internal area' },
  persons,
  data: [
    { name: 'email', title: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
    { name: 'name', title: { de: 'Name', en: 'Name' } },
    { name: 'role', title: { de: 'Rolle', en: 'Role' } },
    { name: 'passkey', title: { de: 'Öffentliche Schlüssel der Passkeys', en: 'Public keys of passkeys' } },
    {
      name: 'totp',
      title: {
        de: 'Geheimnis der Code-App und Hashes der Wiederherstellungscodes',
        en: 'Secret of the authenticator app and hashes of the recovery codes',
      },
    },
    { name: 'link', title: { de: 'Hash des Anmeldelinks', en: 'Hash of the sign-in link' } },
  ],
  basis,
  purposes: [
    { name: 'staff.sign-in', title: { de: 'Anmelden', en: 'Signing in' } },
    { name: 'staff.management', title: { de: 'Zugänge verwalten', en: 'Managing accounts' } },
    { name: 'staff.reminder', title: { de: 'An fällige Aufgaben erinnern', en: 'Reminding of tasks that are due' } },
  ],
  source: {
    de: 'von der einladenden Stelle und von den Beschäftigten selbst',
    en: 'the inviting office and the staff themselves',
  },
  provision: { de: 'nötig, um mit diesem System zu arbeiten', en: 'necessary to work with this system' },
  recipients: [...recipients, ...(identityProvider ? [identityProvider] : [])].map((r) => r.name),
  lifecycle: {
    first: 'invited',
    events: {
      activated: { de: 'Annahme der Einladung', en: 'accepting the invitation' },
      removed: { de: 'Entzug des Zugangs', en: 'withdrawal of the account' },
    },
    stages: {
      invited: {
        title: { de: 'eingeladen', en: 'invited' },
        purposes: ['staff.sign-in', 'staff.management'],
        on: { activated: 'active', removed: erased, [erasureDemanded]: erased },
        after: after(invitation, { to: erased, rule: 'staff.invitation' }),
      },
      active: {
        title: { de: 'aktiv', en: 'active' },
        purposes: ['staff.sign-in', 'staff.management', 'staff.reminder'],
        on: { removed: erased, [erasureDemanded]: erased },
      },
    },
  },
});

const session = ({ session: limit, recipients }: StaffOptions): DataClass => ({
  name: 'staff.session',
  title: { de: 'Sitzung im internen Bereich', en: 'Session in the internal area' },
  persons,
  data: [
    { name: 'token', title: { de: 'Hash der Sitzungskennung', en: 'Hash of the session identifier' } },
    { name: 'times', title: { de: 'Beginn und letzte Anfrage', en: 'Start and last request' } },
    { name: 'browser', title: { de: 'Browserkennung', en: 'Browser identification' } },
  ],
  basis,
  purposes: [{ name: 'staff.session', title: { de: 'Angemeldet bleiben', en: 'Staying signed in' } }],
  source: { de: 'aus der Anmeldung', en: 'the sign-in' },
  provision: { de: 'entsteht mit der Anmeldung', en: 'comes with signing in' },
  recipients: recipients.map((r) => r.name),
  lifecycle: {
    first: 'open',
    events: { signedOut: { de: 'Abmeldung', en: 'signing out' }, idle: { de: 'Untätigkeit', en: 'inactivity' } },
    stages: {
      open: {
        title: { de: 'angemeldet', en: 'signed in' },
        purposes: ['staff.session'],
        on: { signedOut: erased, idle: erased, [erasureDemanded]: erased },
        after: after(limit, { to: erased, rule: 'S8' }),
      },
    },
  },
});

/** Who did what: the journal names only roles, and answers to nobody whether a colleague overstepped. */
const deed = ({ deeds, recipients }: StaffOptions): DataClass => ({
  name: 'staff.deed',
  title: { de: 'Tätigkeiten im internen Bereich', en: 'Deeds in the internal area' },
  persons,
  data: [{ name: 'deed', title: { de: 'Welches Formular wann abgesandt wurde', en: 'Which form was sent and when' } }],
  basis: legitimateInterest({
    de: 'Zugriffe nachvollziehen zu können (Art. 5 Abs. 2, Art. 32 DSGVO)',
    en: 'being able to trace access (Art. 5(2), Art. 32 GDPR)',
  }),
  purposes: [{ name: 'staff.deeds', title: { de: 'Tätigkeiten nachvollziehen', en: 'Tracing deeds' } }],
  source: { de: 'aus der Arbeit im internen Bereich', en: 'the work in the internal area' },
  provision: { de: 'entsteht mit der Arbeit', en: 'comes with the work' },
  recipients: recipients.map((r) => r.name),
  sealed: false,
  lifecycle: {
    first: 'kept',
    stages: {
      kept: {
        title: { de: 'aufbewahrt', en: 'kept' },
        purposes: ['staff.deeds'],
        on: { [erasureDemanded]: erased },
        after: after(deeds, { to: erased, rule: 'Art.32' }),
      },
    },
  },
});

const cookie: Cookie = {
  name: '__Host-sid',
  title: { de: 'Anmeldung unserer Beschäftigten', en: 'Sign-in of our staff' },
  kind: 'session',
  purpose: {
    de: 'hält die Anmeldung im internen Bereich zusammen',
    en: 'holds the sign-in to the internal area together',
  },
  ground: {
    de: '§ 25 Abs. 2 Nr. 2 TDDDG; Art. 6 Abs. 1 Buchst. f DSGVO',
    en: 'section 25(2) no. 2 TDDDG; Art. 6(1)(f) GDPR',
  },
};
