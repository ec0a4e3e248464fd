import type { Cookie, Text } from '../../../core/policy/index.ts';
import { Button, Form, Message, Table, useVisit } from '../../../core/web/index.ts';
import { lifetimeOf } from '../cookie-words.ts';

export const cookiesTitle: Text = { de: 'Cookies', en: 'Cookies' };

export function CookiesPage({ cookies, isDone }: { readonly cookies: readonly Cookie[]; readonly isDone: boolean }) {
  const { t, language } = useVisit();
  return (
    <>
      <h1>{t(cookiesTitle)}</h1>
      {isDone && <Message kind="good">{t(words.done)}</Message>}
      <p class="lead">{t(words.lead)}</p>
      <Table
        caption={t(words.register)}
        head={[t(words.name), t(words.purpose), t(words.lifetime), t(words.ground)]}
        rows={cookies.map((cookie) => [
          <code>{cookie.name}</code>,
          t(cookie.purpose),
          lifetimeOf(cookie, language),
          t(cookie.ground),
        ])}
      />
      <Form action="/cookies" label={t(words.delete)}>
        <p>{t(words.explain)}</p>
        <Button kind="grave">{t(words.delete)}</Button>
      </Form>
    </>
  );
}

const words = {
  lead: {
    de: 'Wer hier nur liest, bekommt kein einziges Cookie. Diese Liste nennt alle, die durch eigenes Zutun entstehen können; andere lässt unsere Software nicht zu.',
    en: 'Whoever only reads here is given no cookie at all. This list names every one that can arise from something you do; our software admits no others.',
  },
  register: { de: 'Alle Cookies dieser Website', en: 'All cookies of this website' },
  name: { de: 'Name', en: 'Name' },
  purpose: { de: 'Zweck', en: 'Purpose' },
  lifetime: { de: 'Dauer', en: 'Lifetime' },
  ground: { de: 'Grundlage', en: 'Ground' },
  explain: {
    de: 'Ihr Browser entfernt dann alles, was diese Website bei Ihnen abgelegt hat. Eine Anmeldung endet damit ebenfalls.',
    en: 'Your browser will then remove everything that this website has stored with you. A sign-in ends as well.',
  },
  delete: { de: 'Cookies löschen', en: 'Delete cookies' },
  done: {
    de: 'Erledigt. Ihr Browser hat die Cookies dieser Website gelöscht.',
    en: 'Done. Your browser has deleted the cookies of this website.',
  },
} as const;
