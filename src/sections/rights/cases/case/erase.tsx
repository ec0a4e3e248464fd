import type { Text } from '../../../../core/policy/index.ts';
import type { HeldAbout } from '../../../../core/section/index.ts';
import { Button, useVisit } from '../../../../core/web/index.ts';
import { casesPath } from '../list/query.ts';
import { Foreseen } from './panels/held.tsx';
import type { CaseView } from './view.ts';

/** Nothing grave is done in one step: what will go and what will stay is read before. */
export function ConfirmErasure({ Form, request, chosen }: CaseView & { readonly chosen: readonly HeldAbout[] }) {
  const { t, to } = useVisit();
  return (
    <>
      <p>{t(words.what)}</p>
      <ul class="happened">
        {chosen.map((held) => (
          <li>
            <strong>{t(held.title)}</strong>: <Foreseen held={held} />
          </li>
        ))}
      </ul>
      <Form action={`/staff/cases/${request.request}/deed`}>
        {chosen.map(({ record }) => (
          <input type="hidden" name="record" value={record} />
        ))}
        <input type="hidden" name="deed" value="erasure" />
        <Button kind="grave" name="confirmed" value="yes">
          {t(words.now)}
        </Button>
      </Form>
      <p>
        <a href={to(`${casesPath}/${request.request}`)}>{t(words.cancel)}</a>
      </p>
    </>
  );
}

export const words = {
  title: { de: 'Jetzt löschen?', en: 'Erase now?' },
  what: {
    de: 'Das wird aus den gewählten Datenobjekten. Gelöschtes lässt sich nicht zurückholen.',
    en: 'This becomes of the chosen records. What is erased cannot be brought back.',
  },
  now: { de: 'Jetzt löschen', en: 'Erase now' },
  cancel: { de: 'Zurück zum Antrag', en: 'Back to the request' },
} as const satisfies Record<string, Text>;
