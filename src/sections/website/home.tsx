import { page, type Web } from '../../core/web/index.ts';
import { HomePage, homeDescription } from './pages/home.tsx';

export function homeRoutes(web: Web): void {
  web.get('/', (c) => {
    const { policy, running, mode } = c.var.site;
    return page(
      c,
      { title: policy.controller.name, description: homeDescription, wide: true },
      <HomePage policy={policy} running={running} mode={mode} />,
    );
  });
}
