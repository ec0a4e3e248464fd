// The web base: server-rendered pages that work without script and without cookies.
// Promises: a fresh visit sets no cookie and loads nothing from elsewhere; a state changes only by POST.
// Refuses: to set a cookie that the policy does not declare.
import type { Hono } from 'hono';

export type Web = Hono;
