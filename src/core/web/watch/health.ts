/** One thing that must work for the site to keep its promises. */
export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
}

export interface Health {
  readonly ok: boolean;
  readonly checks: readonly HealthCheck[];
}

/** Asks each check; one that throws has failed. */
export async function healthy(checks: Readonly<Record<string, () => Promise<boolean>>>): Promise<Health> {
  const asked = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ({ name, ok: await check().catch(() => false) })),
  );
  return { ok: asked.every(({ ok }) => ok), checks: asked };
}
