import { closeDoubt, doubts, outboxStatus, resendDoubt } from '../../core/mail/index.ts';
import { transaction } from '../../core/store/index.ts';
import { seeOther } from '../../core/web/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { staffPage } from '../frame/index.ts';
import type { Gate } from '../session/gate.ts';
import { OutboxPage, words } from './page.tsx';

/** Mails of which nobody knows whether they arrived wait here for somebody to decide. */
export function outboxRoutes(gate: Gate, { world }: StaffDependencies): void {
  gate.get('/staff/outbox', async (c, insider) => {
    const [status, waiting] = await Promise.all([outboxStatus(world.db), doubts(world.db)]);
    return staffPage(c, insider, { title: words.title }, <OutboxPage status={status} doubts={waiting} />);
  });

  gate.post('/staff/outbox', async (c) => {
    const { id, decision } = await c.req.parseBody();
    if (typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
      await transaction(world.db, (tx) =>
        decision === 'resend' ? resendDoubt(tx, id, c.var.now) : closeDoubt(tx, id, c.var.now),
      );
    return seeOther(c, '/staff/outbox');
  });
}
