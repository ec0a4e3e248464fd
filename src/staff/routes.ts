import { hashOfToken } from '../core/vault/index.ts';
import type { Web } from '../core/web/index.ts';
import { accessRoutes } from './access/routes.tsx';
import { boardRoutes } from './board/routes.tsx';
import { journeys } from './clock/journey.ts';
import { carried, clockRoutes } from './clock/routes.tsx';
import { noteDeed } from './deed/note.ts';
import { deedRoutes } from './deed/routes.tsx';
import type { StaffDependencies } from './dependencies.ts';
import { forKeepers, forReaders, staffDesk } from './desk/index.ts';
import { doctorRoutes } from './doctor/routes.tsx';
import { factorRoutes } from './factor/routes.tsx';
import { holdRoutes } from './holds/routes.tsx';
import { journalRoutes } from './journal/routes.tsx';
import { verifier } from './journal/verification.ts';
import { outboxRoutes } from './outbox/routes.tsx';
import { passkeyRoutes } from './passkey/routes.tsx';
import { personRoutes } from './person/routes.tsx';
import { providerRoutes } from './provider/routes.tsx';
import { gate } from './session/gate.ts';
import { signInRoutes } from './sign-in/routes.tsx';
import { teamRoutes } from './team/routes.tsx';

/** Lays every route under /staff. */
export function staffRoutes(web: Web, staff: StaffDependencies): void {
  const [travels, verification] = [journeys(staff), verifier(staff)];
  const questions = new Set([
    '/staff/sign-out',
    '/staff/doctor',
    ...staff.sections.flatMap((section) => section.staffQuestions ?? []),
  ]);
  const inside = gate(web, staff.world, {
    done: async (c, insider, path) => {
      if (!questions.has(path)) await noteDeed(staff.world, insider, { what: path, about: c.req.param('id') });
    },
    places: staff.sections.flatMap((section) =>
      (section.staffPlaces ?? [])
        .filter(({ isIn }) => isIn?.(staff.world.rules.policy) ?? true)
        .map((place) => ({ ...place, section: section.name })),
    ),
    instead: (c, token) => {
      const journey = travels.current();
      return journey && travels.carries(hashOfToken(token)) ? carried(c, journey) : undefined;
    },
  });
  signInRoutes(web, staff);
  providerRoutes(web, staff);
  passkeyRoutes(web, inside, staff);
  factorRoutes(inside, staff);
  accessRoutes(inside, staff);
  boardRoutes(inside, staff, verification);
  journalRoutes(forReaders(inside), staff, verification);
  const keepers = forKeepers(inside);
  clockRoutes(keepers, staff, travels);
  personRoutes(keepers, staff);
  holdRoutes(keepers, staff);
  outboxRoutes(keepers, staff);
  teamRoutes(keepers, staff);
  deedRoutes(keepers, staff);
  doctorRoutes(keepers, staff);
  for (const section of staff.sections)
    section.staffRoutes?.(staffDesk(inside, staff.world, section.name), staff.world);
}
