import type { Text } from '../../core/policy/index.ts';
import { Button, Form, useVisit } from '../../core/web/index.ts';
import { StaffForm } from '../frame/index.ts';

/** Passkeys are the one thing here that needs script; without it nothing is shown. */
export const passkeyScripts = ['index.umd.min.js', 'passkey.js'] as const;

type Use = 'sign-in' | 'register';

/** A form that the script completes: it asks for a challenge, lets the browser answer, and sends the answer. */
export function PasskeyBox({ use, button }: { readonly use: Use; readonly button: Text }) {
  const { t, to } = useVisit();
  const inside = (
    <>
      <input type="hidden" name="answer" value="" />
      <Button kind={use === 'sign-in' ? 'quiet' : 'main'}>{t(button)}</Button>
    </>
  );
  return (
    <div class="passkey" data-passkey={use} data-challenge={to(challenges[use])} data-failed={t(words.failed)} hidden>
      {use === 'sign-in' ? (
        <Form action="/staff/passkey/sign-in">{inside}</Form>
      ) : (
        <StaffForm action="/staff/access/passkey">{inside}</StaffForm>
      )}
      <p role="status" class="small" />
    </div>
  );
}

const challenges: Readonly<Record<Use, string>> = {
  'sign-in': '/staff/passkey/challenge',
  register: '/staff/access/passkey/challenge',
};

const words = {
  failed: {
    de: 'Das hat nicht geklappt oder wurde abgebrochen. Versuchen Sie es noch einmal oder nehmen Sie den Link.',
    en: 'That did not work or was cancelled. Try again, or use the link.',
  },
};
