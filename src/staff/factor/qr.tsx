import { encode } from 'uqr';
import type { Text } from '../../core/policy/index.ts';
import { useVisit } from '../../core/web/index.ts';

// Apps want four modules of quiet around the code (ISO/IEC 18004).
const border = 4;

/** A QR code as one path, drawn on the server: no script, no style of its own, nothing fetched. */
export function Qr({ text, label }: { readonly text: string; readonly label: Text }) {
  const { t } = useVisit();
  const { data, size } = encode(text, { ecc: 'M', border });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t(label)} shape-rendering="crispEdges">
      <rect class="qr__ground" width={size} height={size} />
      <path class="qr__ink" d={path} />
    </svg>
  );
}

/** What the code says: the key URI that apps agree on. */
export function keyUri({
  issuer,
  account,
  secret,
}: {
  readonly issuer: string;
  readonly account: string;
  readonly secret: string;
}): string {
  const name = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${name}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}
