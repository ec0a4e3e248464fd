import { classesOf, type Policy, type Text } from '../../core/policy/index.ts';
import type { ErasedOf, HeldAbout } from '../../core/section/index.ts';
import { Button, Field, Message, Pairs, useVisit } from '../../core/web/index.ts';
import { type Channel, channels, type Withdrawn } from '../dependencies.ts';
import { StaffForm } from '../frame/index.ts';
import type { WithdrawalForm } from './forms.ts';
import { Held, Outcome } from './held.tsx';

type Errors = Readonly<Record<string, Text>>;

export function LookUp({ value = '', errors = {} }: { readonly value?: string; readonly errors?: Errors }) {
  const { t } = useVisit();
  return (
    <>
      <p>{t(words.what)}</p>
      <StaffForm action="/staff/person">
        <Field name="address" type="email" label={words.address} value={value} error={errors['address']} required autocomplete="off" />
        <Button>{t(words.lookUp)}</Button>
      </StaffForm>
    </>
  );
}

interface FoundProps {
  readonly address: string;
  readonly held: readonly HeldAbout[];
  readonly policy: Policy;
}

/** All that is held about one address, and what may be done about it. */
export function Found({ address, held, policy }: FoundProps) {
  const { t } = useVisit();
  const classes = classesOf(policy);
  return (
    <>
      <p role="status">
        <strong>{address}</strong>:{' '}
        {held.length === 0 ? t(words.nothing) : t({ de: `${held.length} Datenobjekte`, en: `${held.length} records` })}
      </p>
      {held.length > 0 && (
        <section class="stack">
          <h2>{t(words.held)}</h2>
          {held.map((one) => (
            <Held held={one} dataClass={classes.find((c) => c.name === one.class)} />
          ))}
        </section>
      )}
      <section class="stack">
        <h2>{t(words.proof)}</h2>
        <StaffForm action="/staff/person/proof">
          <input type="hidden" name="address" value={address} />
          <Button kind="quiet">{t(words.download)}</Button>
        </StaffForm>
      </section>
      <section class="stack">
        <h2>{t(words.withdrawal)}</h2>
        <WithdrawalFields address={address} />
      </section>
      <section class="stack">
        <h2>{t(words.erasure)}</h2>
        <StaffForm action="/staff/person/erasure">
          <input type="hidden" name="address" value={address} />
          <Button kind="grave">{t(words.erase)}</Button>
        </StaffForm>
      </section>
    </>
  );
}

export function WithdrawalFields({ address, errors = {}, evidence = '' }: { readonly address: string; readonly errors?: Errors; readonly evidence?: string }) {
  const { t } = useVisit();
  return (
    <StaffForm action="/staff/person/withdrawal">
      <input type="hidden" name="address" value={address} />
      <div class="field">
        <label for="channel">{t(words.channel)}</label>
        <select id="channel" name="channel">
          {channels.map((channel) => (
            <option value={channel}>{t(channelWords[channel])}</option>
          ))}
        </select>
      </div>
      <Field name="evidence" type="textarea" rows={3} label={words.evidence} hint={words.evidenceHint} value={evidence} error={errors['evidence']} required maxlength={1000} />
      <Button kind="quiet">{t(words.next)}</Button>
    </StaffForm>
  );
}

export function ConfirmWithdrawal({ form }: { readonly form: WithdrawalForm }) {
  const { t, to } = useVisit();
  return (
    <>
      <Pairs
        items={[
          [t(words.address), form.address],
          [t(words.channel), t(channelWords[form.channel])],
          [t(words.evidence), form.evidence],
        ]}
      />
      <p>{t(words.withdrawalThen)}</p>
      <StaffForm action="/staff/person/withdrawal">
        <input type="hidden" name="address" value={form.address} />
        <input type="hidden" name="channel" value={form.channel} />
        <input type="hidden" name="evidence" value={form.evidence} />
        <Button name="confirmed" value="yes">
          {t(words.record)}
        </Button>
      </StaffForm>
      <p>
        <a href={to('/staff/person')}>{t(words.cancel)}</a>
      </p>
    </>
  );
}

export function WithdrawalDone({ address, withdrawn }: { readonly address: string; readonly withdrawn: Withdrawn }) {
  const { t, to } = useVisit();
  const none = withdrawn.ended + withdrawn.erased === 0;
  return (
    <>
      <Message kind={none ? 'note' : 'good'}>
        {none
          ? t({ de: `Zu ${address} läuft kein Abonnement. Es war nichts zu beenden.`, en: `No subscription runs for ${address}. There was nothing to end.` })
          : t({
              de: `Für ${address}: ${withdrawn.ended} Abonnement beendet, ${withdrawn.erased} offene Anfrage gelöscht. An diese Adresse geht nichts mehr.`,
              en: `For ${address}: ${withdrawn.ended} subscription ended, ${withdrawn.erased} open request erased. Nothing is sent to this address any more.`,
            })}
      </Message>
      <p>
        <a href={to('/staff/person')}>{t(words.another)}</a>
      </p>
    </>
  );
}

export function ConfirmErasure({ address }: { readonly address: string }) {
  const { t, to } = useVisit();
  return (
    <>
      <p>
        <strong>{address}</strong>
      </p>
      <p>{t(words.erasureThen)}</p>
      <StaffForm action="/staff/person/erasure">
        <input type="hidden" name="address" value={address} />
        <Button kind="grave" name="confirmed" value="yes">
          {t(words.eraseNow)}
        </Button>
      </StaffForm>
      <p>
        <a href={to('/staff/person')}>{t(words.cancel)}</a>
      </p>
    </>
  );
}

export function ErasureDone({ address, answers }: { readonly address: string; readonly answers: readonly ErasedOf[] }) {
  const { t, to } = useVisit();
  return (
    <>
      <Message kind="good" title={address}>
        {answers.length === 0 ? <p>{t(words.nothing)}</p> : answers.map((answer) => <Outcome answer={answer} />)}
      </Message>
      <p class="small">{t(words.tell)}</p>
      <p>
        <a href={to('/staff/person')}>{t(words.another)}</a>
      </p>
    </>
  );
}

const channelWords: Readonly<Record<Channel, Text>> = {
  phone: { de: 'am Telefon', en: 'by telephone' },
  letter: { de: 'mit einem Brief', en: 'by letter' },
  mail: { de: 'mit einer E-Mail', en: 'by e-mail' },
  person: { de: 'persönlich', en: 'in person' },
};

export const words = {
  title: { de: 'Eine Person', en: 'One person' },
  what: {
    de: 'Sehen Sie nach, was zu einer Adresse gespeichert ist, und handeln Sie für die Person. Jeder Blick steht im Protokoll, ohne die Adresse.',
    en: 'See what is held about an address, and act for the person. Each look stands in the journal, without the address.',
  },
  address: { de: 'E-Mail-Adresse der Person', en: 'E-mail address of the person' },
  lookUp: { de: 'Nachsehen', en: 'Look up' },
  nothing: { de: 'Zu dieser Adresse ist nichts gespeichert.', en: 'Nothing is held about this address.' },
  held: { de: 'Was gespeichert ist', en: 'What is held' },
  proof: { de: 'Nachweis der Einwilligung', en: 'Proof of consent' },
  download: { de: 'Nachweis als PDF', en: 'Proof as PDF' },
  noProof: { de: 'Kein Nachweis vorhanden', en: 'No proof is held' },
  noProofWhat: {
    de: 'Zu dieser Adresse ist keine Einwilligung gespeichert; es gibt nichts nachzuweisen.',
    en: 'No consent of this address is held; there is nothing to prove.',
  },
  withdrawal: { de: 'Widerruf erfassen', en: 'Record a withdrawal' },
  channel: { de: 'Wie der Widerruf kam', en: 'How the withdrawal came' },
  evidence: { de: 'Was ihn belegt', en: 'What shows it' },
  evidenceHint: {
    de: 'Zum Beispiel Tag und Uhrzeit des Anrufs. Die Notiz wird verschlüsselt beim Nachweis aufbewahrt.',
    en: 'For example day and time of the call. The note is kept encrypted with the proof.',
  },
  next: { de: 'Weiter', en: 'Continue' },
  withdrawalThen: {
    de: 'Das Abonnement endet sofort; offene Mails an die Adresse werden nicht mehr versandt. Das lässt sich nicht zurücknehmen.',
    en: 'The subscription ends at once; waiting mails to the address are no longer sent. This cannot be undone.',
  },
  record: { de: 'Widerruf jetzt erfassen', en: 'Record the withdrawal now' },
  withdrawalDone: { de: 'Widerruf erfasst', en: 'Withdrawal recorded' },
  erasure: { de: 'Löschung verlangt', en: 'Erasure demanded' },
  erase: { de: 'Alles löschen, was gelöscht werden darf', en: 'Erase all that may be erased' },
  erasureThen: {
    de: 'Alles zu dieser Adresse wird gelöscht, soweit keine Pflicht und kein Nachweis entgegensteht (Art. 17 DSGVO). Das lässt sich nicht zurücknehmen.',
    en: 'Everything about this address is erased unless a duty or a proof stands against it (Art. 17 GDPR). This cannot be undone.',
  },
  eraseNow: { de: 'Jetzt löschen', en: 'Erase now' },
  erasureDone: { de: 'Was gelöscht wurde', en: 'What was erased' },
  tell: {
    de: 'Teilen Sie der Person diese Antwort mit (Art. 12 Abs. 3 und 4 DSGVO).',
    en: 'Give the person this answer (Art. 12(3) and (4) GDPR).',
  },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  another: { de: 'Andere Adresse', en: 'Another address' },
} as const satisfies Record<string, Text>;
