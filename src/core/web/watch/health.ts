/** One thing that must work, or be 0, for the site to keep its promises. */
export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  /** Of what must be 0: how many there are. */
  readonly count?: number;
}

/** `degraded`: it serves, and a promise is broken; `down`: it cannot serve. */
export interface Health {
  readonly ok: boolean;
  readonly state: 'ok' | 'degraded' | 'down';
  readonly checks: readonly HealthCheck[];
}

/** Asks each check, which answers whether it works, or how many there are of what must be 0; one that throws has failed. */
export async function healthy(checks: Readonly<Record<string, () => Promise<boolean | number>>>): Promise<Health> {
  const asked = await Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<HealthCheck> => {
      const found = await check().catch(() => false);
      return typeof found === 'number' ? { name, ok: found === 0, count: found } : { name, ok: found };
    }),
  );
  const wrong = asked.filter(({ ok }) => !ok);
  const state = wrong.length === 0 ? 'ok' : wrong.every(({ count }) => count !== undefined) ? 'degraded' : 'down';
  return { ok: state === 'ok', state, checks: asked };
}
