import { concept, register, type Text } from '../../core/policy/index.ts';
import type { World } from '../../core/section/index.ts';
import { Markdown, page, type Web } from '../../core/web/index.ts';

/** The register of processing and the deletion concept: printed from the same values as the notice, open to everyone. */
export function documentRoutes(web: Web, { rules }: World): void {
  web.get('/privacy/register', (c) => {
    const text = register(c.var.site.policy, c.var.language, { calendar: rules.calendar });
    return page(c, { title: registerTitle, wide: true }, <PublicDocument text={text} />);
  });
  web.get('/privacy/concept', (c) => {
    const text = concept(c.var.site.policy, c.var.language, { calendar: rules.calendar });
    return page(c, { title: conceptTitle, wide: true }, <PublicDocument text={text} />);
  });
}

const PublicDocument = ({ text }: { readonly text: string }) => (
  <article class="prose prose--wide">
    <Markdown text={text} />
  </article>
);

const registerTitle: Text = {
  de: 'Verzeichnis von Verarbeitungstätigkeiten',
  en: 'Record of processing activities',
};
const conceptTitle: Text = { de: 'Löschkonzept', en: 'Deletion concept' };
