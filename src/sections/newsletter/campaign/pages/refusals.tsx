import type { Text } from '../../../../core/policy/index.ts';
import { Message, useVisit } from '../../../../core/web/index.ts';
import type { Refusal } from '../campaign.ts';

/** Why not, each with what mends it. */
export function Refusals({ refused, title }: { readonly refused: readonly Refusal[]; readonly title: Text }) {
  const { t } = useVisit();
  if (refused.length === 0) return null;
  return (
    <Message kind="wrong" title={t(title)}>
      <RefusalList refused={refused} />
    </Message>
  );
}

export function RefusalList({ refused }: { readonly refused: readonly Refusal[] }) {
  const { t } = useVisit();
  return (
    <ul class="campaign-refusals">
      {refused.map(({ sentence, mend }) => (
        <li>
          <strong>{t(sentence)}</strong> {t(mend)}
        </li>
      ))}
    </ul>
  );
}
