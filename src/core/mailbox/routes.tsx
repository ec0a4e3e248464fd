import { letterById, letters, type Mailbox } from '../mail/index.ts';
import { errorPage, page, type Web } from '../web/index.ts';
import { LetterPage } from './letter-page.tsx';
import { ListPage } from './list-page.tsx';
import { words } from './words.ts';

// A mail's styles are its own; everything else is closed, and no script runs in a sandbox.
const mailPolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'none'",
].join('; ');

/** Adds the pages of the trial mailbox. */
export function mailboxRoutes(web: Web, mailbox: Mailbox): void {
  web.get('/mailbox.json', async (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json(await letters(mailbox));
  });
  web.get('/mailbox', async (c) =>
    page(c, { title: words.mailbox, robots: 'noindex', wide: true }, <ListPage letters={await letters(mailbox)} />),
  );
  web.get('/mailbox/:id', async (c) => {
    const letter = await letterById(mailbox, c.req.param('id'));
    if (!letter) return errorPage(c, 404);
    return page(
      c,
      { title: letter.subject, robots: 'noindex', referrer: 'no-referrer' },
      <LetterPage letter={letter} />,
    );
  });
  web.get('/mailbox/:id/html', async (c) => {
    const letter = await letterById(mailbox, c.req.param('id'));
    if (!letter || letter.html === null) return errorPage(c, 404);
    c.header('Content-Security-Policy', mailPolicy);
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-store');
    return c.html(letter.html);
  });
  web.get('/mailbox/:id/raw', async (c) => {
    const letter = await letterById(mailbox, c.req.param('id'));
    if (!letter) return errorPage(c, 404);
    c.header('Cache-Control', 'no-store');
    return c.body(letter.raw, 200, { 'Content-Type': 'text/plain; charset=utf-8' });
  });
}
