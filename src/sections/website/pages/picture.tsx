import type { DataClass } from '../../../core/policy/index.ts';
import { LineOfTime, lineOfClass, useVisit } from '../../../core/web/index.ts';

/** The life of a class, drawn beside the sentence about it. */
export function Picture({ of }: { readonly of: DataClass }) {
  const { t, language } = useVisit();
  return (
    <aside class="passage__aside" aria-label={t(of.title)}>
      <LineOfTime title={t(of.title)} points={lineOfClass(of, language)} />
    </aside>
  );
}
