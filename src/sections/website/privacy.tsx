import type { World } from '../../core/section/index.ts';
import type { Web } from '../../core/web/index.ts';
export function privacyRoutes(_web: Web, _world: World): void {}
