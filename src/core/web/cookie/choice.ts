import type { Language } from '../../policy/index.ts';

export const textSizes = ['normal', 'large', 'larger'] as const;
export const colours = ['auto', 'light', 'dark'] as const;

export interface Preferences {
  /** Only when chosen; a visit without it follows the address and the browser. */
  readonly language?: Language;
  readonly textSize: (typeof textSizes)[number];
  readonly colour: (typeof colours)[number];
}
