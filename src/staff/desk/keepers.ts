import { noRight } from '../frame/index.ts';
import type { Gate, Handle } from '../session/gate.ts';

/** The same gate for those alone who keep the deployment. */
export const forKeepers = (gate: Gate): Gate => ({
  get: (path, handle) => gate.get(path, kept(handle)),
  post: (path, handle) => gate.post(path, kept(handle)),
});

const kept =
  (handle: Handle): Handle =>
  (c, insider) =>
    insider.session.role === 'keeper' ? handle(c, insider) : noRight(c, insider);
