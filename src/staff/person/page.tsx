import { classesOf, type Policy, type Text } from '../../core/policy/index.ts';
import type { HeldAbout } from '../../core/section/index.ts';
import { Button, Field, useVisit } from '../../core/web/index.ts';
import { recordsInWords, StaffForm } from '../frame/index.ts';
import { Held } from './held.tsx';
import { WithdrawalFields } from './withdrawal.tsx';
import { words } from './words.ts';

type Errors = Readonly<Record<string, Text>>;

export function LookUp({ value = '', errors = {} }: { readonly value?: string; readonly errors?: Errors }) {
  const { t } = useVisit();
  return (
    <>
      <p>{t(words.what)}</p>
      <StaffForm action="/staff/person">
        <Field
          name="address"
          type="email"
          label={words.address}
          value={value}
          error={errors['address']}
          required
          autocomplete="off"
        />
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
        <strong>{address}</strong>: {held.length === 0 ? t(words.nothing) : t(recordsInWords(held.length))}
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
          <Button kind="quiet" name="format" value="pdf">
            {t(words.download)}
          </Button>{' '}
          <Button kind="quiet" name="format" value="json">
            {t(words.downloadSigned)}
          </Button>
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
