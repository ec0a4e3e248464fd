import { Button, Form, useVisit } from '../../../../core/web/index.ts';
import { linkPath } from '../../visit/link.ts';
import { words } from '../words.ts';

/** Asks for the one click that opens the visit: programs that follow links only see this page. */
export function OpenPage({ token, validUntil }: { readonly token: string; readonly validUntil: string }) {
  const { t, language } = useVisit();
  return (
    <>
      <h1>{t(words.open)}</h1>
      <p>
        {language === 'de'
          ? 'Mit der Schaltfläche öffnet sich, was zu Ihrer Adresse gespeichert ist. Benutzen andere diesen Browser mit, melden Sie sich danach ab.'
          : 'With the button you see what is held about your address. If others use this browser too, sign out afterwards.'}
      </p>
      <Form action={linkPath(token)} label={t(words.open)}>
        <Button>{t(words.openNow)}</Button>
      </Form>
      <p class="small">
        {language === 'de'
          ? `Der Link gilt bis ${validUntil}, und nur einmal. Für den Besuch setzen wir ein Cookie, das mit dem Browser endet; ohne Cookies geht es ebenso.`
          : `The link works until ${validUntil}, and only once. For the visit we set a cookie that ends with the browser; it works without cookies just as well.`}
      </p>
    </>
  );
}

/** One answer for every link that leads nowhere. */
export function NoLinkPage() {
  const { t, to } = useVisit();
  return (
    <>
      <h1>{t(words.noLink)}</h1>
      <p>{t(words.noLinkWhat)}</p>
      <p>
        <a href={to('/your-data')}>{t(words.again)}</a>
      </p>
    </>
  );
}
