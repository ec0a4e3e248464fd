import { Gauge, Histogram, Registry } from 'prom-client';
import type { RequestEntry } from './log.ts';

/** A registry for counts without persons. */
export const metrics = (): Registry => new Registry();

/** Adds a number that is looked up when it is asked for. */
export function counted(registry: Registry, name: string, help: string, read: () => Promise<number>): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: async () => gauge.set(await read()),
  });
}

/** Measures requests by route pattern; the labels have few values, and none of them is a person's. */
export function requestTimer(registry: Registry): (entry: RequestEntry) => void {
  const histogram = new Histogram({
    name: 'avow_http_request_duration_seconds',
    help: 'Time to answer a request, by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  return ({ method, route, status, milliseconds }) =>
    histogram.observe({ method, route, status: String(status) }, milliseconds / 1000);
}
