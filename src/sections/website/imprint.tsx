import type { World } from '../../core/section/index.ts';
import { page, type Web } from '../../core/web/index.ts';
import { ImprintPage, imprintTitle } from './pages/imprint.tsx';

/** DDG § 5: easily recognised, directly reached, always there. */
export function imprintRoutes(web: Web, { operator }: World): void {
  web.get('/imprint', (c) =>
    page(c, { title: imprintTitle }, <ImprintPage controller={c.var.site.policy.controller} operator={operator} />),
  );
}
