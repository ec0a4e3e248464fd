import type { Web } from '../core/web/index.ts';
import { accessRoutes } from './access/routes.tsx';
import { hashOfToken } from './account/token.ts';
import { boardRoutes } from './board/routes.tsx';
import { journeys } from './clock/journey.ts';
import { carried, clockRoutes } from './clock/routes.tsx';
import type { StaffDependencies } from './dependencies.ts';
import { staffDesk } from './desk/index.ts';
import { holdRoutes } from './holds/routes.tsx';
import { journalRoutes } from './journal/routes.tsx';
import { verifier } from './journal/verification.ts';
import { outboxRoutes } from './outbox/routes.tsx';
import { passkeyRoutes } from './passkey/routes.tsx';
import { personRoutes } from './person/routes.tsx';
import { gate } from './session/gate.ts';
import { signInRoutes } from './sign-in/routes.tsx';
import { teamRoutes } from './team/routes.tsx';

/** Lays every route under /staff. */
export function staffRoutes(web: Web, staff: StaffDependencies): void {
  const [travels, verification] = [journeys(staff), verifier(staff)];
  const inside = gate(web, staff.world, {
    places: staff.sections.flatMap((section) => section.staffPlaces ?? []),
    instead: (c, token) => {
      const journey = travels.current();
      return journey && travels.carries(hashOfToken(token)) ? carried(c, journey) : undefined;
    },
  });
  signInRoutes(web, staff);
  passkeyRoutes(web, inside, staff);
  accessRoutes(inside, staff);
  boardRoutes(inside, staff, verification);
  clockRoutes(inside, staff, travels);
  personRoutes(inside, staff);
  holdRoutes(inside, staff);
  outboxRoutes(inside, staff);
  journalRoutes(inside, staff, verification);
  teamRoutes(inside, staff);
  const desk = staffDesk(inside, staff.world);
  for (const section of staff.sections) section.staffRoutes?.(desk, staff.world);
}
