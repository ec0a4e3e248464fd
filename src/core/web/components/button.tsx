import type { PropsWithChildren } from 'hono/jsx';

type Props = PropsWithChildren<{
  readonly kind?: 'main' | 'quiet' | 'grave';
  readonly name?: string;
  readonly value?: string;
}>;

/** Sends the form that it stands in. */
export function Button({ kind = 'main', name, value, children }: Props) {
  return (
    <button class={`button button--${kind}`} type="submit" name={name} value={value}>
      {children}
    </button>
  );
}
