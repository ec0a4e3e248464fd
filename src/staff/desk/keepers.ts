import type { WebContext } from '../../core/web/index.ts';
import { noRight } from '../frame/index.ts';
import type { Gate, Handle, Insider } from '../session/gate.ts';

/** The same gate for those alone who keep the deployment. */
export const forKeepers = (gate: Gate): Gate => ({
  get: (path, handle) => gate.get(path, kept(handle)),
  post: (path, handle) => gate.post(path, kept(handle)),
  upload: (path, most, handle) => gate.upload(path, most, kept(handle)),
});

const kept =
  <More extends readonly unknown[]>(handle: (c: WebContext, insider: Insider, ...more: More) => ReturnType<Handle>) =>
  (c: WebContext, insider: Insider, ...more: More): ReturnType<Handle> =>
    insider.session.role === 'keeper' ? handle(c, insider, ...more) : noRight(c, insider);
