import type { Web } from '../core/web/index.ts';
import type { StaffDependencies } from './dependencies.ts';

/** Lays every route under /staff. */
export function staffRoutes(_web: Web, _staff: StaffDependencies): void {}
