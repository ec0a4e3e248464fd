import { forgetCookies, page, seeOther, type Web } from '../../core/web/index.ts';
import { cookiesOf } from './cookie-words.ts';
import { CookiesPage, cookiesTitle } from './pages/cookies.tsx';

/** What is declared, and one button that removes it (S6, S9). */
export function cookieRoutes(web: Web): void {
  web.get('/cookies', (c) =>
    page(
      c,
      { title: cookiesTitle },
      <CookiesPage cookies={cookiesOf(c.var.site.policy)} isDone={c.req.query('deleted') !== undefined} />,
    ),
  );
  web.post('/cookies', (c) => {
    forgetCookies(c);
    return seeOther(c, '/cookies?deleted');
  });
}
