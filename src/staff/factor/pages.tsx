import { Button, Field, Message, useVisit } from '../../core/web/index.ts';
import { StaffForm } from '../frame/index.ts';
import { PasskeyBox } from '../passkey/box.tsx';
import { grouped } from './digits/base32.ts';
import type { Pending } from './enrol.ts';
import { keyUri, Qr } from './qr.tsx';
import { type Wrong, words, wrongWords } from './words.ts';

/** Nothing is set up yet: what it is for, and the way in. */
export function Begin({ isDemanded }: { readonly isDemanded: boolean }) {
  const { t, to } = useVisit();
  return (
    <div class="stack staff__text">
      {isDemanded && <Message title={t(words.demanded)} />}
      <p>{t(words.what)}</p>
      <p>{t(words.passkeyIsTwo)}</p>
      <StaffForm action="/staff/access/factor/begin">
        <Button>{t(words.begin)}</Button>
      </StaffForm>
      <PasskeyBox use="register" button={words.passkeyInstead} />
      {!isDemanded && (
        <p>
          <a href={to('/staff/access')}>{t(words.back)}</a>
        </p>
      )}
    </div>
  );
}

/** Two factors are demanded, this sign-in has shown one, and there is a second: nobody adds another one past it. */
export function SignInWithBoth() {
  const { t } = useVisit();
  return (
    <div class="stack staff__text">
      <Message title={t(words.demanded)} />
      <p>{t(words.useYours)}</p>
      <StaffForm action="/staff/sign-out">
        <Button name="which" value="here">
          {t(words.signInAgain)}
        </Button>
      </StaffForm>
    </div>
  );
}

interface ConfirmProps {
  readonly pending: Pending;
  readonly issuer: string;
  readonly wrong?: Wrong | undefined;
}

/** The secret, as a picture and as text, and the field for the first code. */
export function Confirm({ pending, issuer, wrong }: ConfirmProps) {
  const { t } = useVisit();
  const uri = keyUri({ issuer, account: pending.email, secret: pending.secret });
  return (
    <div class="stack staff__text">
      <ol class="steps">
        <li class="stack">
          <p>{t(words.scan)}</p>
          <Qr text={uri} label={words.qr} />
          <p>
            {t(words.orType)} <code class="secret">{grouped(pending.secret)}</code>
          </p>
          <p>
            <a href={uri}>{t(words.onThisDevice)}</a>
          </p>
        </li>
        <li class="stack">
          <p>{t(words.thenType)}</p>
          <StaffForm action="/staff/access/factor">
            <CodeField wrong={wrong} isFirst />
            <Button>{t(words.confirm)}</Button>
          </StaffForm>
        </li>
      </ol>
    </div>
  );
}

/** Shown this once. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t, to } = useVisit();
  return (
    <div class="stack staff__text">
      <Message kind="good" title={t(words.done)} />
      <p>{t(words.recoveryWhat)}</p>
      <ul class="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a class="button button--main" href={to('/staff')}>
          {t(words.kept)}
        </a>
      </p>
    </div>
  );
}

/** The app is set up: what it needs a fresh code for. */
export function Change({
  left,
  wrong,
  purpose,
}: {
  readonly left: number;
  readonly wrong?: Wrong | undefined;
  readonly purpose: 'remove' | 'recovery';
}) {
  const { t, to } = useVisit();
  const isRemoval = purpose === 'remove';
  return (
    <div class="stack staff__text">
      <p>{isRemoval ? t(words.removeWhat) : t(words.renewWhat(left))}</p>
      <StaffForm action={`/staff/access/factor/${purpose}`}>
        <CodeField wrong={wrong} />
        <Button kind={isRemoval ? 'grave' : 'main'}>{t(isRemoval ? words.remove : words.renew)}</Button>
      </StaffForm>
      <p>
        <a href={to('/staff/access')}>{t(words.back)}</a>
      </p>
    </div>
  );
}

/** One field for both kinds of code; a telephone offers digits first and letters all the same. */
export function CodeField({
  wrong,
  isFirst = false,
}: {
  readonly wrong?: Wrong | undefined;
  readonly isFirst?: boolean;
}) {
  const { timeZone } = useVisit();
  return (
    <Field
      name="code"
      label={words.code}
      hint={isFirst ? words.firstHint : words.codeHint}
      required
      autocomplete="one-time-code"
      maxlength={40}
      error={wrong && wrongWords(wrong, timeZone)}
    />
  );
}
