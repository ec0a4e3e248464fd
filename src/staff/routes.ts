import { seeOther, type Web } from '../core/web/index.ts';
import { accessRoutes } from './access/routes.tsx';
import type { StaffDependencies } from './dependencies.ts';
import { passkeyRoutes } from './passkey/routes.tsx';
import { gate } from './session/gate.ts';
import { signInRoutes } from './sign-in/routes.tsx';

/** Lays every route under /staff. */
export function staffRoutes(web: Web, staff: StaffDependencies): void {
  const inside = gate(web, staff.world);
  signInRoutes(web, staff);
  passkeyRoutes(web, inside, staff);
  accessRoutes(inside, staff);
  inside.get('/staff', (c) => seeOther(c, '/staff/access'));
}
