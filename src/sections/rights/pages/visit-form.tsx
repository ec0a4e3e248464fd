import type { PropsWithChildren } from 'hono/jsx';
import { Form } from '../../../core/web/index.ts';

type Props = PropsWithChildren<{
  readonly token: string;
  readonly action: `/${string}`;
  readonly label?: string;
  readonly inline?: boolean;
  readonly values?: Readonly<Record<string, string>>;
}>;

/** A form of somebody's visit. It carries the visit itself, so that it works where no cookie does (S12). */
export const VisitForm = ({ token, action, label, inline, values = {}, children }: Props) => (
  <Form action={action} {...(label !== undefined && { label })} {...(inline && { inline })}>
    <input type="hidden" name="visit" value={token} />
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
  </Form>
);
