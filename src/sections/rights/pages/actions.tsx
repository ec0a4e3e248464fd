import type { Child } from 'hono/jsx';
import type { HeldAbout } from '../../../core/section/index.ts';
import { Button, useVisit } from '../../../core/web/index.ts';
import { VisitForm } from './visit-form.tsx';
import { words } from './words.ts';

interface ActionsProps {
  readonly held: HeldAbout;
  readonly token: string;
  readonly isOnlyCorrected?: boolean;
}

/** What the law lets a person have done with one record where it stands: nothing is offered that would be refused. */
export function Actions({ held, token, isOnlyCorrected }: ActionsProps) {
  const { t } = useVisit();
  const { open, record } = held;
  const about = t(held.title);
  const button = (what: keyof typeof paths, kind: 'quiet' | 'grave' = 'quiet', values = {}, which = ''): Child => (
    <li>
      <VisitForm token={token} action={paths[what]} inline values={{ records: record, ...values }}>
        <Button kind={kind}>
          {t(words[what])}
          {which && `: ${which}`}
          <span class="unseen">: {about}</span>
        </Button>
      </VisitForm>
    </li>
  );
  const corrections = held.fields
    .filter(({ correct }) => correct)
    .map((field) => button('correct', 'quiet', { field: field.name }, t(field.title)));
  if (isOnlyCorrected)
    return (
      <ul class="datum__deeds" aria-label={about}>
        {corrections}
      </ul>
    );
  return (
    <ul class="datum__deeds" aria-label={about}>
      {open.withdrawal && button('withdraw')}
      {corrections}
      {open.restriction && button('restrict')}
      {open.lifting && button('lift')}
      {open.objection && button('object', 'quiet', { to: 'all' })}
      {open.erasure.outcome === 'erased' || open.erasure.outcome === 'kept' ? button('erase', 'grave') : null}
    </ul>
  );
}

const paths = {
  withdraw: '/your-data/withdrawal',
  correct: '/your-data/rectification',
  restrict: '/your-data/restriction',
  lift: '/your-data/lifting',
  object: '/your-data/objection',
  erase: '/your-data/erasure',
} as const;
