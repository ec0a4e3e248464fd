import type { PropsWithChildren } from 'hono/jsx';
import { useVisit } from '../visit.ts';

type Props = PropsWithChildren<{
  /** A path of this site, without language prefix. */
  readonly action: `/${string}`;
  readonly label?: string;
  readonly inline?: boolean;
  /** The form carries a file. */
  readonly upload?: boolean;
}>;

/** Every change is asked for by POST, in the language of the page that asked. */
export function Form({ action, label, inline, upload, children }: Props) {
  const { to } = useVisit();
  return (
    <form
      class={inline ? 'form form--inline' : 'form'}
      method="post"
      action={to(action)}
      enctype={upload ? 'multipart/form-data' : undefined}
      aria-label={label}
    >
      {children}
    </form>
  );
}
