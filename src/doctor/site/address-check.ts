import { isOwnMachine } from '../../core/egress/index.ts';
import { fault, ok, type Verdict, warning } from '../finding.ts';
import type { Check, Patient } from '../patient.ts';
import { lookAtSite, type Peer } from './peer.ts';

/** Whether the public address is reached safely, and for how long its certificate still holds. */
export const address: Check = {
  name: 'https',
  title: { de: 'Öffentliche Adresse und Zertifikat', en: 'Public address and certificate' },
  examine: async (patient): Promise<readonly Verdict[]> => {
    const { config } = patient;
    if (!config.baseUrl.startsWith('https://')) return [plain(config)];
    const peer = await lookAtSite(patient).catch((error: unknown) => error);
    if (!isPeer(peer)) return [silent(config.baseUrl, peer)];
    return [certificate(config.baseUrl, peer, patient.wall.now()), answer(config.baseUrl, peer)];
  },
};

function plain({ baseUrl, mode }: Patient['config']): Verdict {
  const says = {
    de: `${baseUrl} ist unverschlüsselt; Links in E-Mails und die Anmeldung beruhen darauf.`,
    en: `${baseUrl} is not encrypted; links in mails and the sign-in rest on it.`,
  };
  const mend = {
    mend: {
      de: 'Setzen Sie BASE_URL auf die öffentliche https://-Adresse, hinter einem Proxy, der TLS spricht.',
      en: 'Set BASE_URL to the public https:// address, behind a proxy that speaks TLS.',
    },
  };
  if (mode === 'production') return fault(says, mend);
  return isOwnMachine(new URL(baseUrl).hostname)
    ? ok({ de: `${baseUrl}: Probebetrieb auf diesem Rechner.`, en: `${baseUrl}: a trial on this machine.` })
    : warning(says, mend);
}

const isPeer = (found: unknown): found is Peer => typeof found === 'object' && found !== null && 'validUntil' in found;

function silent(baseUrl: string, error: unknown): Verdict {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ETIMEDOUT';
  return fault(
    { de: `${baseUrl} antwortet nicht (${code}).`, en: `${baseUrl} does not answer (${code}).` },
    {
      mend: {
        de: 'Prüfen Sie DNS-Eintrag, Firewall und Proxy; von außen ist die Website sonst nicht zu erreichen.',
        en: 'Check the DNS record, the firewall and the proxy; else the site cannot be reached from outside.',
      },
    },
  );
}

/** Days at which somebody has to act: renewing by itself happens long before. */
const [soon, veryNear] = [21, 7];

function certificate(baseUrl: string, { refused, validUntil }: Peer, now: Temporal.Instant): Verdict {
  const days = Math.floor(now.until(validUntil).total('hours') / 24);
  const mend = {
    mend: {
      de: 'Erneuern Sie das Zertifikat (certbot renew) und sehen Sie nach, warum das nicht von selbst geschah.',
      en: 'Renew the certificate (certbot renew) and see why that did not happen by itself.',
    },
  };
  if (refused !== undefined)
    return fault(
      {
        de: `Browser weisen das Zertifikat von ${baseUrl} zurück (${refused}).`,
        en: `Browsers refuse the certificate of ${baseUrl} (${refused}).`,
      },
      mend,
    );
  const left = {
    de: `Das Zertifikat von ${baseUrl} gilt noch ${days} Tage.`,
    en: `The certificate of ${baseUrl} is valid for ${days} more days.`,
  };
  return days < veryNear ? fault(left, mend) : days < soon ? warning(left, mend) : ok(left);
}

function answer(baseUrl: string, { status, strictTransport }: Peer): Verdict {
  if (status !== 200)
    return fault(
      { de: `${baseUrl}/health antwortet mit ${status}.`, en: `${baseUrl}/health answers ${status}.` },
      {
        mend: {
          de: `Öffnen Sie ${baseUrl}/health: Dort steht, was nicht geht; sonst führt der Proxy woandershin.`,
          en: `Open ${baseUrl}/health: it says what does not work; else the proxy leads elsewhere.`,
        },
      },
    );
  if (!strictTransport)
    return warning(
      { de: `${baseUrl} sendet kein Strict-Transport-Security.`, en: `${baseUrl} sends no Strict-Transport-Security.` },
      {
        mend: {
          de: 'Lassen Sie den Proxy diese Kopfzeile durchreichen; Avow setzt sie.',
          en: 'Let the proxy pass that header on; Avow sets it.',
        },
      },
    );
  return ok({ de: `${baseUrl} antwortet.`, en: `${baseUrl} answers.` });
}
