import type { PropsWithChildren } from 'hono/jsx';

type Props = PropsWithChildren<{ readonly kind?: 'good' | 'wrong' | 'note'; readonly title?: string }>;

/** Says what has happened; what is wrong is announced at once, the rest when the reader pauses. */
export function Message({ kind = 'note', title, children }: Props) {
  return (
    <div class={`message message--${kind}`} role={kind === 'wrong' ? 'alert' : 'status'}>
      {title && <p class="message__title">{title}</p>}
      {children}
    </div>
  );
}
