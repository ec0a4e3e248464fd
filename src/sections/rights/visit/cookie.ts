import { giveCookie, heldCookie, takeCookie, type WebContext } from '../../../core/web/index.ts';

/** The cookie that the paragraph on rights declares: without end, so it goes when the browser closes (S8). */
const name = '__Host-rights';

export const giveVisit = (c: WebContext, token: string): void => giveCookie(c, name, token);
export const heldVisit = (c: WebContext): string | undefined => heldCookie(c, name) || undefined;
export const takeVisit = (c: WebContext): void => takeCookie(c, name);
