import type { World } from '../../../core/section/index.ts';
import { page, type WebContext } from '../../../core/web/index.ts';
import { NoLinkPage } from '../pages/no-link.tsx';
import { words } from '../pages/words.ts';

/** One answer for every link that leads nowhere. */
export const noLink = (c: WebContext, { rules }: World): Promise<Response> =>
  page(
    c,
    { title: words.noLink, status: 404, robots: 'noindex', referrer: 'no-referrer' },
    <NoLinkPage controller={rules.policy.controller} />,
  );
