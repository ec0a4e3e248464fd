import { createHmac, timingSafeEqual } from 'node:crypto';
import type { World } from '../../core/section/index.ts';
import type { Session } from './session.ts';

/** What every form of the staff area carries, beside the guard of the origin: computed from the session, stored nowhere. */
export const csrfToken = ({ vault }: Pick<World, 'vault'>, { tokenHash }: Session): string =>
  createHmac('sha256', vault.secrets.token).update('staff.csrf:').update(tokenHash).digest('base64url');

export function isCsrfToken(world: Pick<World, 'vault'>, session: Session, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const [wanted, sent] = [Buffer.from(csrfToken(world, session)), Buffer.from(given)];
  return wanted.length === sent.length && timingSafeEqual(wanted, sent);
}
