import type { Act } from '../../core/records/index.ts';
import type { StaffPlace, World } from '../../core/section/index.ts';
import { errorPage, openUpload, seeOther, type Upload, type Web, type WebContext } from '../../core/web/index.ts';
import { detour } from '../factor/required.ts';
import { heldSession, takeSession } from './cookie.ts';
import { csrfToken, isCsrfToken } from './csrf.ts';
import { type Session, sessionOf } from './session.ts';

/** Somebody inside: who it is, the token for their forms, and the act in whose name they do things. */
export interface Insider {
  readonly session: Session;
  readonly csrf: string;
  readonly act: Act;
  /** Pages of the sections, beside the staff area's own. */
  readonly places: readonly SectionPlace[];
}

/** A page of a section, in the navigation. */
export interface SectionPlace extends StaffPlace {
  readonly section: string;
}

export type Handle = (c: WebContext, insider: Insider) => Response | Promise<Response>;

type HandleUpload = (c: WebContext, insider: Insider, form: Upload) => Response | Promise<Response>;

/** The only way to lay a route that needs a sign-in. */
export interface Gate {
  get(path: string, handle: Handle): void;
  /** Refuses a form that does not carry the session's token. */
  post(path: string, handle: Handle): void;
  /** The same for a form with a file; the token stands before the file, so nobody else's file is taken. */
  upload(path: string, most: number, handle: HandleUpload): void;
}

export interface GateOptions {
  /** Told of each form that was sent and answered without refusal. */
  readonly done?: (c: WebContext, insider: Insider, path: string) => Promise<void>;
  readonly places?: readonly SectionPlace[];
  /** What becomes of a visit whose session is over; undefined sends it to the sign-in. */
  readonly instead?: (c: WebContext, token: string) => Response | Promise<Response> | undefined;
}

export function gate(web: Web, world: World, { instead, done, places = [] }: GateOptions = {}): Gate {
  const enter = async (c: WebContext, path: string, handle: Handle): Promise<Response> => {
    const token = heldSession(c);
    const session = token && (await sessionOf(world, token, c.var.now));
    if (session) {
      const elsewhere = detour(world, session, path);
      if (elsewhere) return seeOther(c, elsewhere);
      return handle(c, { session, csrf: csrfToken(world, session), act: { now: c.var.now, by: 'staff' }, places });
    }
    if (!token) return seeOther(c, '/staff/sign-in');
    const other = instead?.(c, token);
    if (other) return other;
    takeSession(c);
    return seeOther(c, '/staff/sign-in?ended');
  };
  return {
    get: (path, handle) => web.get(path, (c) => enter(c, path, handle)),
    post: (path, handle) =>
      web.post(path, (c) =>
        enter(c, path, async (_c, insider) => {
          const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
          if (!isCsrfToken(world, insider.session, body['csrf'])) return errorPage(c, 403);
          const answer = await handle(c, insider);
          if (answer.status < 400) await done?.(c, insider, path);
          return answer;
        }),
      ),
    upload: (path, most, handle) =>
      web.post(path, (c) =>
        enter(c, path, async (_c, insider) => {
          const form = await openUpload(c, most);
          try {
            if (!isCsrfToken(world, insider.session, form.text('csrf'))) return await errorPage(c, 403);
            const answer = await handle(c, insider, form);
            if (answer.status < 400) await done?.(c, insider, path);
            return answer;
          } finally {
            await form.end();
          }
        }),
      ),
  };
}
