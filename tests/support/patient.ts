import assert from 'node:assert/strict';
import { connect as connectSocket, type Socket } from 'node:net';
import reference from '../../policies/fluxcess.policy.ts';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/core/clock/index.ts';
import { createNames } from '../../src/core/egress/index.ts';
import { examine, type Finding, type Patient } from '../../src/doctor/index.ts';
import { root } from '../../src/root.ts';
import { type DnsServer, dnsServer } from './dns.ts';

/** A deployment to look at: settings of its own, a name server that a test fills, and every host at home. */
export interface TestPatient {
  readonly dns: DnsServer;
  /** Port on this machine that a host is reached at, by `host:port`. */
  readonly reached: Map<string, number>;
  readonly patient: (settings: Readonly<Record<string, string>>, more?: Partial<Patient>) => Patient;
  /** What one check finds. */
  readonly findings: (
    check: string,
    settings: Readonly<Record<string, string>>,
    more?: Partial<Patient>,
  ) => Promise<readonly Finding[]>;
}

export async function testPatient(): Promise<TestPatient> {
  const dns = await dnsServer();
  const reached = new Map<string, number>();
  const patient = (settings: Readonly<Record<string, string>>, more: Partial<Patient> = {}): Patient => ({
    config: readConfig(root, settings),
    policy: reference,
    names: createNames({ servers: [dns.address], timeout: 500 }),
    connect: ({ host, port }) => opened(reached.get(`${host}:${port}`)),
    wall: systemClock(),
    ...more,
  });
  return {
    dns,
    reached,
    patient,
    findings: async (check, settings, more) =>
      (await examine(patient(settings, more))).filter((finding) => finding.check === check),
  };
}

/** The one finding of a check that found one. */
export function only(findings: readonly Finding[]): Finding {
  assert.equal(findings.length, 1, findings.map(({ says }) => says.en).join('\n'));
  return findings[0] as Finding;
}

async function opened(port: number | undefined): Promise<Socket> {
  if (port === undefined) throw Object.assign(new Error('Nobody listens there.'), { code: 'ECONNREFUSED' });
  const socket = connectSocket(port, '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}
