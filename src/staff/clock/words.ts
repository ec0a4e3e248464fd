import type { DeedCount } from '../../core/journal/index.ts';
import { classesOf, dateInWords, type Language, type Policy } from '../../core/policy/index.ts';

/** What happened, as a sentence: how many, of what, what became of them, when, and under which rule. */
export function deedInWords(deeds: DeedCount, policy: Policy, language: Language): string {
  const dataClass = classesOf(policy).find((c) => c.name === deeds.class);
  const title = dataClass?.title[language] ?? deeds.class ?? '';
  const stage = (deeds.stage && dataClass?.lifecycle.stages[deeds.stage]?.title[language]) ?? deeds.stage ?? '';
  const said = sentences[language][deeds.what]({
    count: deeds.count,
    title,
    stage,
    sealed: dataClass?.sealed !== false,
  });
  const rule = /^S\d+$/.test(deeds.rule)
    ? language === 'de'
      ? ` Zusage ${deeds.rule}.`
      : ` Promise ${deeds.rule}.`
    : '';
  return `${spanInWords(deeds, policy, language)}: ${said}.${rule}`;
}

function spanInWords({ first, last }: DeedCount, { timeZone }: Policy, language: Language): string {
  const [from, to] = [dateInWords(first, language, { timeZone }), dateInWords(last, language, { timeZone })];
  return from === to ? from : language === 'de' ? `${from} bis ${to}` : `${from} to ${to}`;
}

interface Facts {
  readonly count: number;
  readonly title: string;
  readonly stage: string;
  /** Whether its records have keys of their own. */
  readonly sealed: boolean;
}

type Sentences = Readonly<Record<DeedCount['what'], (facts: Facts) => string>>;

const objects = ({ count, title }: Facts): string =>
  count === 1 ? `ein Datenobjekt der Art „${title}“` : `${count} Datenobjekte der Art „${title}“`;
const were = ({ count }: Facts): string => (count === 1 ? 'wurde' : 'wurden');
const items = ({ count, title }: Facts): string =>
  count === 1 ? `one record of “${title}”` : `${count} records of “${title}”`;
const was = ({ count }: Facts): string => (count === 1 ? 'was' : 'were');
const times = ({ count }: Facts, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`);

const sentences: Readonly<Record<Language, Sentences>> = {
  de: {
    kept: (f) => `${objects(f)} ${were(f)} angelegt`,
    advanced: (f) => `${objects(f)} ${f.count === 1 ? 'kam' : 'kamen'} in die Stufe „${f.stage}“`,
    erased: (f) =>
      `${objects(f)} in der Stufe „${f.stage}“ ${were(f)} gelöscht${f.sealed ? (f.count === 1 ? ', mit seinem Schlüssel' : ', mit ihren Schlüsseln') : ''}`,
    'refused-erasure': (f) =>
      `${objects(f)} ${f.count === 1 ? 'blieb' : 'blieben'} trotz eines Löschverlangens, mit Begründung`,
    noticed: (f) =>
      `${times(f, 'eine Mitteilung', 'Mitteilungen')} zu „${f.title}“ ${f.count === 1 ? 'ging' : 'gingen'} hinaus`,
    restricted: (f) => `${objects(f)} ${were(f)} eingeschränkt`,
    released: (f) =>
      `bei ${f.count === 1 ? 'einem Datenobjekt' : `${f.count} Datenobjekten`} der Art „${f.title}“ endete die Einschränkung`,
    held: (f) => `${objects(f)} ${were(f)} von der Löschung ausgenommen`,
    'hold-opened': (f) => `${times(f, 'eine Aussetzung', 'Aussetzungen')} ${were(f)} eröffnet`,
    'hold-reviewed': (f) => `${times(f, 'eine Aussetzung', 'Aussetzungen')} ${were(f)} geprüft`,
    'hold-closed': (f) => `${times(f, 'eine Aussetzung', 'Aussetzungen')} ${were(f)} geschlossen`,
    'policy-applied': (f) =>
      `${times(f, 'eine neue Fassung', 'neue Fassungen')} der Datenschutzerklärung trat${f.count === 1 ? '' : 'en'} in Kraft`,
    'key-shredded': (f) => `${times(f, 'ein Schlüssel', 'Schlüssel')} ${were(f)} vernichtet`,
    disclosed: (f) => `Auskunft über ${objects(f)}`,
    'staff-invited': (f) => `${times(f, 'eine Einladung', 'Einladungen')} in den internen Bereich`,
    'staff-signed-in': (f) => `${times(f, 'eine Anmeldung', 'Anmeldungen')} im internen Bereich`,
    'staff-signed-out': (f) => `${times(f, 'eine Abmeldung', 'Abmeldungen')} aus dem internen Bereich`,
    'staff-removed': (f) => `${times(f, 'ein Zugang', 'Zugänge')} ${were(f)} entzogen`,
    'staff-role-changed': (f) => `${times(f, 'eine Rolle', 'Rollen')} ${were(f)} geändert`,
    'staff-factor-added': (f) => `${times(f, 'ein zweiter Faktor', 'zweite Faktoren')} ${were(f)} eingerichtet`,
    'staff-factor-removed': (f) => `${times(f, 'ein zweiter Faktor', 'zweite Faktoren')} ${were(f)} entfernt`,
    'simulation-started': () => 'die Simulation begann',
    'clock-advanced': () => 'die Uhr wurde vorgestellt',
    restored: () => 'eine Sicherung wurde zurückgespielt',
    'backed-up': (f) => `${times(f, 'eine Sicherung', 'Sicherungen')} ${were(f)} angelegt`,
    'copy-removed': (f) => `${times(f, 'eine Sicherung', 'Sicherungen')} ${were(f)} gelöscht`,
    replayed: (f) => `${objects(f)} ${were(f)} nach dem Rückspielen wieder so weit gebracht, wie es vorher war`,
    drilled: (f) => `${times(f, 'einmal', 'Mal')} wurde das Rückspielen geübt`,
    'key-rotated': () => 'der Hauptschlüssel wurde gewechselt',
    rectified: (f) => `${objects(f)} ${were(f)} berichtigt`,
    assigned: (f) => `${objects(f)} ${were(f)} einer Adresse zugeordnet`,
    withheld: (f) => `${times(f, 'eine Auskunft', 'Auskünfte')} ließ${f.count === 1 ? '' : 'en'} Vertrauliches aus`,
    reminded: (f) => `${times(f, 'eine Erinnerung', 'Erinnerungen')} an die Zuständigen`,
    seconded: (f) => `${objects(f)} ${were(f)} von einer zweiten Person bestätigt`,
  },
  en: {
    kept: (f) => `${items(f)} ${was(f)} created`,
    advanced: (f) => `${items(f)} moved to the stage “${f.stage}”`,
    erased: (f) =>
      `${items(f)} in the stage “${f.stage}” ${was(f)} erased${f.sealed ? (f.count === 1 ? ', with its key' : ', with their keys') : ''}`,
    'refused-erasure': (f) => `${items(f)} stayed in spite of a demand for erasure, with reasons`,
    noticed: (f) => `${times(f, 'one notice', 'notices')} about “${f.title}” went out`,
    restricted: (f) => `${items(f)} ${was(f)} restricted`,
    released: (f) => `the restriction of ${items(f)} ended`,
    held: (f) => `${items(f)} ${was(f)} exempted from erasure`,
    'hold-opened': (f) => `${times(f, 'one hold', 'holds')} ${was(f)} opened`,
    'hold-reviewed': (f) => `${times(f, 'one hold', 'holds')} ${was(f)} reviewed`,
    'hold-closed': (f) => `${times(f, 'one hold', 'holds')} ${was(f)} closed`,
    'policy-applied': (f) => `${times(f, 'one new version', 'new versions')} of the privacy notice came into force`,
    'key-shredded': (f) => `${times(f, 'one key', 'keys')} ${was(f)} destroyed`,
    disclosed: (f) => `access was given to ${items(f)}`,
    'staff-invited': (f) => `${times(f, 'one invitation', 'invitations')} to the internal area`,
    'staff-signed-in': (f) => `${times(f, 'one sign-in', 'sign-ins')} to the internal area`,
    'staff-signed-out': (f) => `${times(f, 'one sign-out', 'sign-outs')} from the internal area`,
    'staff-removed': (f) => `${times(f, 'one account', 'accounts')} ${was(f)} withdrawn`,
    'staff-role-changed': (f) => `${times(f, 'one role', 'roles')} ${was(f)} changed`,
    'staff-factor-added': (f) => `${times(f, 'one second factor', 'second factors')} ${was(f)} added`,
    'staff-factor-removed': (f) => `${times(f, 'one second factor', 'second factors')} ${was(f)} removed`,
    'simulation-started': () => 'the simulation began',
    'clock-advanced': () => 'the clock was moved forward',
    restored: () => 'a backup was restored',
    'backed-up': (f) => `${times(f, 'one backup', 'backups')} ${was(f)} taken`,
    'copy-removed': (f) => `${times(f, 'one backup', 'backups')} ${was(f)} removed`,
    replayed: (f) => `${items(f)} ${was(f)} brought back to where the restore had undone it`,
    drilled: (f) => `a restore was drilled${f.count === 1 ? '' : ` ${f.count} times`}`,
    'key-rotated': () => 'the master key was changed',
    rectified: (f) => `${items(f)} ${was(f)} rectified`,
    assigned: (f) => `${items(f)} ${was(f)} assigned to an address`,
    withheld: (f) => `${times(f, 'one answer', 'answers')} left something confidential out`,
    reminded: (f) => `${times(f, 'one reminder', 'reminders')} to whoever is in charge`,
    seconded: (f) => `${items(f)} ${was(f)} confirmed by a second person`,
  },
};
