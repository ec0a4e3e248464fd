import type { ErasedOf } from '../../core/section/index.ts';
import { Button, Message, useVisit } from '../../core/web/index.ts';
import { StaffForm } from '../frame/index.ts';
import { Outcome } from './held.tsx';
import { words } from './words.ts';

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
