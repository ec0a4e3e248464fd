import type { Child } from 'hono/jsx';

/** Terms and what they mean, e.g. a datum and its value. */
export function Pairs({ items }: { readonly items: readonly (readonly [term: Child, detail: Child])[] }) {
  return (
    <dl class="pairs">
      {items.map(([term, detail]) => (
        <div class="pairs__pair">
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
