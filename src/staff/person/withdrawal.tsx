import type { Text } from '../../core/policy/index.ts';
import { Button, Field, Message, Pairs, useVisit } from '../../core/web/index.ts';
import { type Channel, channels, type Withdrawn } from '../dependencies.ts';
import { StaffForm } from '../frame/index.ts';
import type { WithdrawalForm } from './forms.ts';
import { words } from './words.ts';

/** A withdrawal that reached the desk (S49): what it takes to note it. */
export function WithdrawalFields({
  address,
  errors = {},
  evidence = '',
}: {
  readonly address: string;
  readonly errors?: Readonly<Record<string, Text>>;
  readonly evidence?: string;
}) {
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
      <Field
        name="evidence"
        type="textarea"
        rows={3}
        label={words.evidence}
        hint={words.evidenceHint}
        value={evidence}
        error={errors['evidence']}
        required
        maxlength={1000}
      />
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
          ? t({
              de: `Zu ${address} läuft kein Abonnement. Es war nichts zu beenden.`,
              en: `No subscription runs for ${address}. There was nothing to end.`,
            })
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

const channelWords: Readonly<Record<Channel, Text>> = {
  phone: { de: 'am Telefon', en: 'by telephone' },
  letter: { de: 'mit einem Brief', en: 'by letter' },
  mail: { de: 'mit einer E-Mail', en: 'by e-mail' },
  person: { de: 'persönlich', en: 'in person' },
};
