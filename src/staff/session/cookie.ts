import { giveCookie, heldCookie, takeCookie, type WebContext } from '../../core/web/index.ts';

/** The session cookie that the paragraph on staff declares: without end, so it goes when the browser closes (S8). */
const name = '__Host-sid';

export const giveSession = (c: WebContext, token: string): void => giveCookie(c, name, token);
export const heldSession = (c: WebContext): string | undefined => heldCookie(c, name) || undefined;
export const takeSession = (c: WebContext): void => takeCookie(c, name);
