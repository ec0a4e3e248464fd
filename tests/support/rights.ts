import assert from 'node:assert/strict';
import { type Read, readPage, type Sent } from './html.ts';
import type { TestWorld } from './world.ts';

/** Somebody on the page “Your data”: what they see, and the forms they send; a browser with or without cookies. */
export interface Inside {
  readonly page: Read;
  readonly cookie: string | undefined;
  /** Presses a button of the page; answers what is shown then. */
  press(button: string, values?: Readonly<Record<string, string>>): Promise<Inside>;
}

export async function askedFor(w: TestWorld, email: string, language = ''): Promise<Response> {
  return w.post(`${language}/your-data`, { email });
}

/** The link of the newest mail to an address. */
export async function mailedLink(w: TestWorld, email: string): Promise<string> {
  const letter = (await w.mails()).findLast(({ to, text }) => to.includes(email) && text.includes('/your-data/open/'));
  assert.ok(letter, `no link was mailed to ${email}`);
  const link = /https?:\/\/[^/\s]+(\S*\/your-data\/open\/\S+)/.exec(letter.text)?.[1];
  assert.ok(link);
  return link;
}

/** Asks, follows the link and presses its button. */
export async function visited(
  w: TestWorld,
  email: string,
  { language = '', hasCookies = true, userAgent = 'Test/1' } = {},
): Promise<Inside> {
  const headers = { 'User-Agent': userAgent };
  assert.equal((await askedFor(w, email, language)).status, 303);
  const link = await mailedLink(w, email);
  const shown = await readPage(await w.get(link, headers));
  const button = shown.buttons[0];
  assert.ok(button);
  const { action, values } = shown.button(button);
  return inside(w, await w.post(action, values, headers), { hasCookies, headers });
}

interface Holding {
  readonly hasCookies: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

async function inside(w: TestWorld, response: Response, { hasCookies, headers }: Holding): Promise<Inside> {
  const set = response.headers.getSetCookie().find((line) => line.startsWith('__Host-rights='));
  const given = set?.split(';')[0];
  const sends = hasCookies && given ? { ...headers, Cookie: given } : headers;
  const location = response.headers.get('location');
  const page = await readPage(location ? await w.get(location, sends) : response);
  return {
    page,
    cookie: sends['Cookie'],
    press: async (button, values = {}) => {
      const form: Sent = page.button(button);
      const answer = await w.post(form.action, { ...form.values, ...values }, sends);
      return inside(w, answer, { hasCookies, headers: sends });
    },
  };
}
