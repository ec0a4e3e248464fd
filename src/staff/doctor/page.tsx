import type { Text } from '../../core/policy/index.ts';
import { Button, Message, useVisit } from '../../core/web/index.ts';
import { type Finding, recordLine, type State } from '../../doctor/index.ts';
import { Moment, StaffForm } from '../frame/index.ts';
import type { Round } from './round.ts';

export function DoctorPage({ round }: { readonly round: Round | undefined }) {
  const { t } = useVisit();
  return (
    <>
      <p>{t(words.what)}</p>
      {round?.state === 'under-way' ? <UnderWay round={round} /> : <Begin again={round !== undefined} />}
      {round?.state === 'ended' && <Found at={round.at} findings={round.findings} />}
      {!round && <Message>{t(words.notYet)}</Message>}
    </>
  );
}

function Begin({ again }: { readonly again: boolean }) {
  const { t } = useVisit();
  return (
    <StaffForm action="/staff/doctor">
      <Button>{t(again ? words.again : words.begin)}</Button>
    </StaffForm>
  );
}

function UnderWay({ round }: { readonly round: Extract<Round, { state: 'under-way' }> }) {
  const { t } = useVisit();
  return (
    <div role="status">
      <p>
        <label for="doctor-progress">
          {t({
            de: `Geprüft: ${round.done} von ${round.of || '…'}`,
            en: `Looked at: ${round.done} of ${round.of || '…'}`,
          })}
        </label>
      </p>
      <progress id="doctor-progress" value={round.done} max={round.of || 1} />
    </div>
  );
}

const order: readonly State[] = ['fault', 'warning', 'ok'];

function Found({ at, findings }: { readonly at: Temporal.Instant; readonly findings: readonly Finding[] }) {
  const { t } = useVisit();
  const of = (state: State) => findings.filter((finding) => finding.state === state);
  const [faults, warnings] = [of('fault').length, of('warning').length];
  return (
    <>
      <Message kind={faults > 0 ? 'wrong' : 'good'} title={t(faults > 0 ? words.faulty : words.sound)}>
        <p>
          <Moment at={at} />:{' '}
          {t({
            de: `${faults} jetzt zu beheben, ${warnings} zu beachten, ${of('ok').length} in Ordnung.`,
            en: `${faults} to mend now, ${warnings} to look at, ${of('ok').length} in order.`,
          })}
        </p>
      </Message>
      {order.map((state) => of(state).length > 0 && <Group state={state} findings={of(state)} />)}
    </>
  );
}

function Group({ state, findings }: { readonly state: State; readonly findings: readonly Finding[] }) {
  const { t } = useVisit();
  return (
    <section class="stack">
      <h2>{t(stateWords[state])}</h2>
      <ul class="findings">
        {findings.map((finding) => (
          <li class="finding">
            <p>
              <span class={`tag tag--${tones[state]}`}>{t(finding.title)}</span> {t(finding.says)}
            </p>
            {finding.mend && (
              <p class="finding__mend">
                <strong>{t(words.mend)}</strong> {t(finding.mend)}
                {finding.publish && <code class="finding__record">{recordLine(finding.publish)}</code>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const tones: Readonly<Record<State, string>> = { fault: 'overdue', warning: 'soon', ok: 'kept' };

const stateWords: Readonly<Record<State, Text>> = {
  fault: { de: 'Jetzt zu beheben', en: 'To mend now' },
  warning: { de: 'Zu beachten', en: 'To look at' },
  ok: { de: 'In Ordnung', en: 'In order' },
};

export const words = {
  title: { de: 'Zustand der Installation', en: 'State of the deployment' },
  what: {
    de: 'Die Prüfung sieht sich Fristen, Schlüssel, Protokoll, Datenschutzerklärung, Mailversand, Zertifikat, Uhr und Datenträger an und nennt zu allem, was nicht stimmt, den nächsten Schritt. Sie ändert nichts. Das DNS fragt sie nach den eigenen Namen des Betreibers, nie nach denen einer Person.',
    en: 'The examination looks at deadlines, keys, journal, policy, mail, certificate, clock and disk, and names the next step for whatever is not right. It changes nothing. It asks the DNS about the operator’s own names, never about those of a person.',
  },
  notYet: { de: 'Seit dem Start des Servers noch nicht geprüft.', en: 'Not looked at yet since the server started.' },
  begin: { de: 'Jetzt prüfen', en: 'Look now' },
  again: { de: 'Noch einmal prüfen', en: 'Look again' },
  sound: { de: 'Kein Fehler gefunden', en: 'No fault found' },
  faulty: { de: 'Es gibt etwas zu beheben', en: 'There is something to mend' },
  mend: { de: 'Nächster Schritt:', en: 'Next step:' },
} as const satisfies Record<string, Text>;
