import type { Section, World } from '../core/section/index.ts';
import { page, type Web } from '../core/web/index.ts';
import { cached } from './cached.ts';
import { readFigures } from './figures.ts';
import { description, KeptPage, title } from './pages/page.tsx';
import { standingPromises } from './standing.ts';

export interface KeptOptions {
  readonly world: World;
  readonly sections: readonly Section[];
  /** Promises of running sections that wait for a later part. */
  readonly open: ReadonlySet<string>;
}

/** How long a visitor may read what another has caused to be read. */
const fresh = { milliseconds: 10_000 };

/** The promise page: without persons, for everybody, at the same cost for one visitor and for ten thousand. */
export function keptRoutes(web: Web, { world, sections, open }: KeptOptions): void {
  const figures = cached(() => readFigures(world, sections), fresh);

  web.get('/privacy/kept', async (c) => {
    const { policy, running } = c.var.site;
    const found = await figures.read();
    const promises = standingPromises({ policy, running, open, overdue: found.late });
    const meta = { title, description, wide: true, styles: ['kept.css'] };
    return page(c, meta, <KeptPage policy={policy} running={running} promises={promises} figures={found} />);
  });
}
