import type { MiddlewareHandler } from 'hono';
import type { Site } from '../site.ts';
import type { Visit } from '../visit.ts';

/** Nothing but this site's own files, no inline style or script, no frame around it, no form that posts elsewhere (S7, S92). */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const closed = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
];
const permissions = [...closed.map((feature) => `${feature}=()`), 'browsing-topics=()'].join(', ');

/** Sets what every answer carries; a route that set one of them itself keeps its own. */
export function securityHeaders(site: Site): MiddlewareHandler<{ Variables: Visit }> {
  const headers: readonly (readonly [string, string])[] = [
    ['Content-Security-Policy', contentSecurityPolicy],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Permissions-Policy', permissions],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    // HSTS would lock an operator out of a host that speaks no TLS.
    ...(site.baseUrl.startsWith('https:')
      ? [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] as const]
      : []),
  ];
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.header(name, value);
  };
}
