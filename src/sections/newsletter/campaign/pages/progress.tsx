import { useVisit } from '../../../../core/web/index.ts';

interface Numbers {
  readonly recipients: number;
  readonly accepted: number;
  readonly bounced: number;
  readonly dropped: number;
}

/** How far the sending has come: a bar drawn on the server, and the same in numbers. */
export function Progress({ recipients, accepted, bounced, dropped }: Numbers) {
  const { language } = useVisit();
  const settled = accepted + bounced + dropped;
  const share = recipients === 0 ? 0 : settled / recipients;
  const number = new Intl.NumberFormat(language);
  return (
    <span class="campaign-progress">
      <svg class="campaign-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="campaign-bar__way" width="100" height="8" />
        <rect class="campaign-bar__done" width={round(share * 100)} height="8" />
      </svg>
      <span>
        {number.format(settled)}
        {language === 'de' ? ' von ' : ' of '}
        {number.format(recipients)}
      </span>
    </span>
  );
}

const round = (n: number): number => Math.round(n * 100) / 100;
