import type { Text } from '../../../core/policy/index.ts';
import type { StaffDesk } from '../../../core/section/index.ts';
import { Button, Field, Message, useVisit } from '../../../core/web/index.ts';
import type { LinesErased } from '../log/erase.ts';

interface AskProps {
  readonly Form: StaffDesk['Form'];
  readonly address: string;
  /** How many lines are found, and how many of them stay as evidence. */
  readonly lines: number;
  readonly evidence: number;
}

/** Beside what was found: the way to erase it before its time, once somebody has shown whose address it is. */
export function EraseLines({ Form, address, lines, evidence }: AskProps) {
  const { t } = useVisit();
  if (lines === evidence) return <p>{t(words.onlyEvidence)}</p>;
  return (
    <details class="folded">
      <summary>{t(words.erase)}</summary>
      <p>{t(words.what)}</p>
      <Form action="/staff/access-log/erasure" label={t(words.erase)}>
        <input type="hidden" name="address" value={address} />
        <Field name="shown" label={words.shown} hint={words.shownHint} required autocomplete="off" />
        <Button kind="grave">{t(words.now)}</Button>
      </Form>
    </details>
  );
}

/** What became of it, and what stays until when. */
export function Erased({ erased }: { readonly erased: LinesErased }) {
  const { t } = useVisit();
  const { lines, elsewhere, untouched, evidence } = erased;
  return (
    <Message kind="good" title={t(words.done)}>
      <ul>
        <li>{t({ de: `Eigenes Protokoll: ${lines} Zeilen gelöscht.`, en: `Own log: ${lines} lines erased.` })}</li>
        {elsewhere > 0 && (
          <li>
            {t({
              de: `Überwachte Ordner: ${elsewhere} Zeilen gelöscht.`,
              en: `Watched folders: ${elsewhere} lines erased.`,
            })}
          </li>
        )}
        {untouched > 0 && <li>{`${t(words.untouched)} ${untouched}.`}</li>}
        {evidence > 0 && <li>{`${t(words.evidence)} ${evidence}.`}</li>}
      </ul>
    </Message>
  );
}

const words = {
  erase: { de: 'Vor der Zeit löschen (Art. 17 DSGVO)', en: 'Erase before their time (Art. 17 GDPR)' },
  what: {
    de: 'Nur auf Verlangen der Person, und nur, wenn feststeht, dass die Adresse zu dieser Zeit ihre war: Eine IP-Adresse teilen sich oft mehrere. Was einen Vorfall beweist, bleibt bis zur Klärung.',
    en: 'Only when the person demands it, and only once it is established that the address was theirs at that time: several people often share one. What proves an incident stays until it has been clarified.',
  },
  shown: { de: 'Woran die Person es gezeigt hat', en: 'How the person showed it' },
  shownHint: {
    de: 'Zum Beispiel: Bescheinigung des Anbieters, Anruf aus dem Netz. Wird nicht aufbewahrt; Sie bestätigen damit, dass Sie es geprüft haben.',
    en: 'For example: a statement of the provider, a call from that network. It is not kept; by it you confirm that you have checked.',
  },
  now: { de: 'Jetzt löschen', en: 'Erase now' },
  done: { de: 'Gelöscht', en: 'Erased' },
  untouched: {
    de: 'In diese Dateien wird gerade geschrieben; ihre Zeilen verfallen mit der Frist aller anderen:',
    en: 'These files are being written to; their lines expire with the limit of all others:',
  },
  evidence: {
    de: 'Als Beweis eines Vorfalls bleiben bis zu dessen Klärung:',
    en: 'As evidence of an incident, until it has been clarified, there stay:',
  },
  onlyEvidence: {
    de: 'Diese Zeilen beweisen einen Vorfall und bleiben bis zu dessen Klärung (Art. 17 Abs. 3 Buchst. e DSGVO).',
    en: 'These lines prove an incident and stay until it has been clarified (Art. 17(3)(e) GDPR).',
  },
} as const satisfies Record<string, Text>;
