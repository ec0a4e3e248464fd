export interface Chip {
  readonly href: string;
  readonly text: string;
  readonly isCurrent?: boolean | undefined;
}

/** Ways through what one page shows; the way taken is marked for eyes and for a screen reader alike. */
export function Chips({ label, chips }: { readonly label: string; readonly chips: readonly Chip[] }) {
  return (
    <nav aria-label={label}>
      <ul class="chips">
        {chips.map(({ href, text, isCurrent }) => (
          <li>
            <a href={href} aria-current={isCurrent ? 'true' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
