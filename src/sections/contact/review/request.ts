import type { Act } from '../../../core/records/index.ts';
import type { RequestKind, World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { counterpartOf, messagesOf } from '../conversation/index.ts';

export type Received =
  | { readonly request: string }
  | { readonly refused: 'kinds' | 'gone' | 'unreachable' | 'nowhere' };

/**
 * A message turns out to be a request about rights, whatever it is called (S2, S81): its time to be answered runs from
 * the instant at which the message came in, not from now.
 */
export async function receiveRequest(
  world: World,
  { id, message, kinds }: { readonly id: string; readonly message: number; readonly kinds: readonly RequestKind[] },
  act: Act,
): Promise<Received> {
  const { requests } = world;
  if (!requests) return { refused: 'nowhere' };
  if (kinds.length === 0) return { refused: 'kinds' };
  const [address, messages] = [await counterpartOf(world, id), await messagesOf(world, id)];
  if ('refused' in messages) return { refused: messages.refused === 'unreachable' ? 'unreachable' : 'gone' };
  const found = messages.find((one) => one.id === message && one.inbound);
  if (!found || address === undefined) return { refused: 'gone' };
  const language = world.rules.policy.languages[0] ?? 'de';
  const { name } = found.from;
  return transaction(world.db, (tx) =>
    requests.receive(
      tx,
      {
        kinds,
        channel: 'mail',
        address,
        name,
        text: `${found.subject}\n\n${found.text}`,
        receivedAt: found.at,
        language,
      },
      act,
    ),
  );
}
