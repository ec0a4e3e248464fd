import type { WebContext } from '../../core/web/index.ts';
import { noRight } from '../frame/index.ts';
import type { Gate, Handle, Insider } from '../session/gate.ts';
import { mayDo } from './rights.ts';

/** The same gate for those alone who keep the deployment. */
export const forKeepers = (gate: Gate): Gate => ({
  get: (path, handle) => gate.get(path, only(keeps, handle)),
  post: (path, handle) => gate.post(path, only(keeps, handle)),
  upload: (path, most, handle) => gate.upload(path, most, only(keeps, handle)),
});

/** The same gate for those who may look at what concerns no single person in every section. */
export const forReaders = (gate: Gate): Gate => ({
  get: (path, handle) => gate.get(path, only(reads, handle)),
  post: (path, handle) => gate.post(path, only(reads, handle)),
  upload: (path, most, handle) => gate.upload(path, most, only(reads, handle)),
});

const keeps = ({ session }: Insider): boolean => session.role === 'keeper';
const reads = ({ session }: Insider): boolean => mayDo(session.role, 'read');

const only =
  <More extends readonly unknown[]>(
    may: (insider: Insider) => boolean,
    handle: (c: WebContext, insider: Insider, ...more: More) => ReturnType<Handle>,
  ) =>
  (c: WebContext, insider: Insider, ...more: More): ReturnType<Handle> =>
    may(insider) ? handle(c, insider, ...more) : noRight(c, insider);
