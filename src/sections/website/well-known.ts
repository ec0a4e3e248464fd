import type { World } from '../../core/section/index.ts';
import type { Web } from '../../core/web/index.ts';

/** What programs look for at fixed addresses: robots.txt (RFC 9309) and security.txt (RFC 9116). */
export function wellKnownRoutes(web: Web, { mode }: World): void {
  web.get('/robots.txt', (c) => c.text(mode === 'trial' ? nothing : allButSecrets));
  web.get('/.well-known/security.txt', (c) => {
    const { policy, baseUrl } = c.var.site;
    return c.text(
      lines([
        `Contact: mailto:${policy.controller.email}`,
        `Expires: ${halfYearAfter(c.var.now, policy.timeZone).toString()}`,
        `Preferred-Languages: ${policy.languages.join(', ')}`,
        `Canonical: ${baseUrl}/.well-known/security.txt`,
      ]),
    );
  });
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

// Nobody must find a trial where they look for the company.
const nothing = lines(['User-agent: *', 'Disallow: /']);

const allButSecrets = lines([
  'User-agent: *',
  ...['/staff', '/newsletter/confirm/', '/newsletter/unsubscribe/'].flatMap((path) =>
    ['', '/de', '/en'].map((prefix) => `Disallow: ${prefix}${path}`),
  ),
]);

/** RFC 9116 wants an end less than a year away; the end of the half-year after this one always is. */
function halfYearAfter(now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const { year, month } = now.toZonedDateTimeISO(timeZone);
  return Temporal.PlainDate.from({ year: year + 1, month: month < 7 ? 1 : 7, day: 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
    .subtract({ seconds: 1 });
}
