import type { World } from '../../../core/section/index.ts';
import type { Web, WebContext } from '../../../core/web/index.ts';
import { type Format, formats } from '../copy/index.ts';
import { noteAccess, overviewOf } from '../overview/collect.ts';
import { browserOf, type Insider, inside, showOverview } from './inside.tsx';

/** A copy to take along (Art. 15(3), 20 GDPR). A form and no link: it carries the visit where there is no cookie. */
export function copyRoutes(web: Web, world: World): void {
  web.post(
    '/your-data/copy',
    inside(world, (c, insider) => copy(c, world, insider)),
  );
}

async function copy(c: WebContext, world: World, { visit, form }: Insider): Promise<Response> {
  const format = form['format'] ?? '';
  if (!isFormat(format)) return showOverview(c, world, visit);
  const { now, language } = c.var;
  const overview = await overviewOf(world, visit, browserOf(c), now);
  const { type, rule, write } = formats[format];
  const bytes = await write(world, overview, language);
  await noteAccess(world, overview, rule, { now, by: 'person' });
  const day = now.toZonedDateTimeISO(world.rules.calendar.timeZone).toPlainDate().toString();
  const name = `${language === 'de' ? 'ihre-daten' : 'your-data'}-${day}.${format}`;
  return c.body(Uint8Array.from(bytes), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
  });
}

const isFormat = (format: string): format is Format => Object.hasOwn(formats, format);
