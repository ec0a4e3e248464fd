import type { WebContext } from '../../core/web/index.ts';

/** What the browser says of itself, so that somebody recognises their own sign-ins; bounded, since anything may be sent. */
export const browserOf = (c: WebContext): string => (c.req.header('user-agent') ?? '').slice(0, 200);
