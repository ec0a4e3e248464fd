import { classesOf, type Policy, type Text } from '../../core/policy/index.ts';
import { Button, Message, Table, useVisit } from '../../core/web/index.ts';
import { Moment, StaffForm } from '../frame/index.ts';
import type { Verified } from './verification.ts';
import { actorWords, deedWords } from './words.ts';

export interface Entry {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly what: string;
  readonly class: string | null;
  readonly stage: string | null;
  readonly rule: string;
  readonly actor: string;
}

interface Props {
  readonly entries: readonly Entry[];
  readonly policy: Policy;
  readonly at?: Temporal.Instant;
  readonly found?: Verified['found'];
}

// What a later version wrote is shown as it stands.
const deeds: Readonly<Record<string, Text>> = deedWords;

export function JournalPage({ entries, policy, at, found }: Props) {
  const { t } = useVisit();
  const classes = classesOf(policy);
  return (
    <>
      <p>{t(words.what)}</p>
      {at && found ? <Found at={at} found={found} /> : <Message>{t(words.notYet)}</Message>}
      <StaffForm action="/staff/journal">
        <Button>{t(words.verify)}</Button>
      </StaffForm>
      <section class="stack">
        <h2>{t(words.newest)}</h2>
        <Table
          caption={t(words.newest)}
          isQuiet
          head={[
            t(words.number),
            t(words.time),
            t(words.deed),
            t(words.class),
            t(words.stage),
            t(words.rule),
            t(words.actor),
          ]}
          rows={entries.map((entry) => {
            const dataClass = classes.find((c) => c.name === entry.class);
            return [
              entry.id,
              <Moment at={entry.at} />,
              t(deeds[entry.what] ?? entry.what),
              t(dataClass?.title ?? entry.class ?? '–'),
              t(dataClass?.lifecycle.stages[entry.stage ?? '']?.title ?? entry.stage ?? '–'),
              entry.rule,
              t(actorWords[entry.actor] ?? entry.actor),
            ];
          })}
        />
      </section>
    </>
  );
}

function Found({ at, found }: { readonly at: Temporal.Instant; readonly found: Verified['found'] }) {
  const { t } = useVisit();
  return (
    <Message kind={found.verified ? 'good' : 'wrong'} title={t(found.verified ? words.verified : words.altered)}>
      <p>
        <Moment at={at} />:{' '}
        {t({
          de: `${found.entries} Einträge in ${found.blocks} Blöcken gelesen${found.open === undefined ? '' : `; ${found.open} sind noch in keinem Block`}.`,
          en: `${found.entries} entries in ${found.blocks} blocks were read${found.open === undefined ? '' : `; ${found.open} are in no block yet`}.`,
        })}
      </p>
      {found.faults && found.faults.length > 0 && (
        <ul lang="en">
          {found.faults.map((fault) => (
            <li>{fault}</li>
          ))}
        </ul>
      )}
    </Message>
  );
}

export const words = {
  title: { de: 'Protokoll', en: 'Journal' },
  what: {
    de: 'Was das System getan hat, nach welcher Regel, wann und in welcher Rolle; ohne personenbezogene Daten. Die Prüfung liest alles und findet jede Änderung, Lücke und Umstellung.',
    en: 'What the system did, under which rule, when and in which role; without personal data. Verifying reads all of it and finds every change, gap and reordering.',
  },
  notYet: { de: 'Noch nicht geprüft.', en: 'Not verified yet.' },
  verify: { de: 'Jetzt prüfen', en: 'Verify now' },
  verified: { de: 'Das Protokoll ist unverändert', en: 'The journal is unchanged' },
  altered: { de: 'Das Protokoll wurde verändert', en: 'The journal has been altered' },
  newest: { de: 'Die neuesten Einträge', en: 'The newest entries' },
  number: { de: 'Nr.', en: 'No.' },
  time: { de: 'Zeit', en: 'Time' },
  deed: { de: 'Was', en: 'What' },
  class: { de: 'Datenart', en: 'Class' },
  stage: { de: 'Stufe', en: 'Stage' },
  rule: { de: 'Regel', en: 'Rule' },
  actor: { de: 'Wer', en: 'Who' },
} as const satisfies Record<string, Text>;
