import { z } from 'zod';
import { isAddress } from '../../../core/mail/index.ts';
import { type Language, periodInWords, type Text } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { type Correctable, toldToPerson, type World } from '../../../core/section/index.ts';
import { page, seeOther, type Web, type WebContext } from '../../../core/web/index.ts';
import type { Deed } from '../deed/deed.ts';
import { perform } from '../deed/perform.ts';
import { CorrectPage } from '../pages/correct.tsx';
import { ErasePage } from '../pages/erase.tsx';
import { words } from '../pages/words.ts';
import { rightsSettings } from '../policy.ts';
import { takeVisit } from '../visit/cookie.ts';
import { visitClass } from '../visit/queries.ts';
import { closeVisit } from '../visit/visit.ts';
import { type Insider, inside, secret, showOverview, styles } from './inside.tsx';

/** What a person does inside. Each form is a POST; those of erasure and correction first ask, and change nothing then. */
export function deedRoutes(web: Web, world: World): void {
  const lay = (path: string, handle: (c: WebContext, insider: Insider) => Response | Promise<Response>) =>
    web.post(`/your-data/${path}`, inside(world, handle));
  lay('overview', (c, { visit, hasCookie }) => (hasCookie ? seeOther(c, '/your-data') : showOverview(c, world, visit)));
  lay('restriction', (c, insider) => done(c, world, insider, { deed: 'restriction', records: recordsIn(insider) }));
  lay('lifting', (c, insider) => done(c, world, insider, { deed: 'lifting', records: recordsIn(insider) }));
  lay('withdrawal', (c, insider) =>
    done(c, world, insider, { deed: 'withdrawal', record: insider.form['records'] ?? '' }),
  );
  lay('objection', (c, insider) => done(c, world, insider, objectionIn(insider)));
  lay('erasure', (c, insider) => erase(c, world, insider));
  lay('rectification', (c, insider) => rectify(c, world, insider));
  lay('message', (c, insider) => write(c, world, insider));
  lay('sign-out', (c, insider) => signOut(c, world, insider));
}

/** Does it, and says so: by way of the overview's own address where there is a cookie, else as the answer itself (S12). */
async function done(c: WebContext, world: World, { visit, hasCookie, form }: Insider, deed: Deed): Promise<Response> {
  const told = await perform(world, visit, deed, c.var.language, actOf(c));
  if ('refused' in told)
    return showOverview(c, world, visit, { wrong: { errors: { text: enough(world) }, values: form } });
  return hasCookie ? seeOther(c, '/your-data?done') : showOverview(c, world, visit, { told });
}

/** Why a text is not taken, and what to do instead: other ways know no number (S81). */
function enough({ rules: { policy } }: World): Text {
  const share = (language: Language) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(
      rightsSettings(policy).messages.map(({ most, within }) => limitInWords(most, within, language)),
    );
  const { email, phone } = policy.controller;
  return {
    de: `Diesen Text haben wir nicht angenommen; er steht noch hier. Von dieser Seite nehmen wir höchstens ${share('de')} an. Was Sie schon geschrieben haben, beantworten wir in der Frist. Was eilt, erreicht uns unter ${email} oder ${phone}.`,
    en: `We did not take this text; it still stands here. From this page we take at most ${share('en')}. What you wrote before is answered in time. What is urgent reaches us at ${email} or ${phone}.`,
  };
}

const limitInWords = (most: number, within: Temporal.Duration, language: Language): string =>
  language === 'de'
    ? `${most} Texte in ${periodInWords(within, 'de', { case: 'dative' })}`
    : `${most} texts in ${periodInWords(within, 'en')}`;

const actOf = (c: WebContext): Act => ({ now: c.var.now, by: 'person' });

/** `all`, or one record; what is no id is nobody's record. */
const recordsIn = ({ form }: Insider): readonly string[] | 'all' =>
  form['records'] === 'all' ? 'all' : [form['records'] ?? ''];

const objectionIn = (insider: Insider): Deed => ({
  deed: 'objection',
  records: recordsIn(insider),
  to: insider.form['to'] === 'advertising' ? 'advertising' : 'all',
  text: (insider.form['grounds'] ?? '').slice(0, longestText),
});

async function erase(c: WebContext, world: World, insider: Insider): Promise<Response> {
  const { visit, form } = insider;
  const records = recordsIn(insider);
  if (form['confirmed'] === 'yes') return done(c, world, insider, { deed: 'erasure', records });
  const held = toldToPerson(await world.persons.held(visit.address), c.var.now).filter(({ record, class: name }) =>
    records === 'all' ? name !== visitClass : records.includes(record),
  );
  const props = { world, token: visit.token, held, records: form['records'] ?? '' };
  return page(c, { ...secret, title: words.eraseTitle, styles }, <ErasePage {...props} />);
}

async function rectify(c: WebContext, world: World, insider: Insider): Promise<Response> {
  const { visit, form } = insider;
  const { records: record = '', field: name = '', value } = form;
  const held = toldToPerson(await world.persons.held(visit.address), c.var.now).find((one) => one.record === record);
  const field = held?.fields.find((one) => one.name === name && one.correct);
  if (!held || !field) return showOverview(c, world, visit);
  const form_ = { token: visit.token, held, field };
  const meta = { ...secret, title: words.correct, styles };
  if (value === undefined) return page(c, meta, <CorrectPage {...form_} />);
  const { correct } = field;
  const fits = correct !== undefined && fitsInto(correct, value.trim());
  if (!fits)
    return page(c, { ...meta, status: 422 }, <CorrectPage {...form_} value={value} error={words.wrongValue} />);
  return done(c, world, insider, { deed: 'rectification', record, field: name, value: value.trim() });
}

function fitsInto(correct: Correctable, value: string): boolean {
  switch (correct.as) {
    case 'choice':
      return correct.among.some((one) => one.value === value);
    case 'address':
      return isAddress(value) && value.length <= correct.most;
    case 'text':
      return value !== '' && value.length <= correct.most;
  }
}

const longestText = 4000;

const message = z.object({
  kind: z.enum(['rectification', 'access', 'erasure', 'restriction', 'objection', 'portability']),
  text: z.string().trim().min(1).max(longestText),
});

async function write(c: WebContext, world: World, insider: Insider): Promise<Response> {
  const { visit, form } = insider;
  const read = message.safeParse(form);
  if (read.success) return done(c, world, insider, { deed: 'message', ...read.data });
  const errors = { text: { de: 'Bitte schreiben Sie, worum es geht.', en: 'Please write what it is about.' } };
  return showOverview(c, world, visit, { wrong: { errors, values: form } });
}

async function signOut(c: WebContext, world: World, { visit, hasCookie }: Insider): Promise<Response> {
  await closeVisit(world, visit, actOf(c));
  if (hasCookie) takeVisit(c);
  return seeOther(c, '/your-data?signed-out');
}
