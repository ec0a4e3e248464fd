import type { Member, Right } from '../../core/section/index.ts';

/** Whoever asks, as far as it counts for lists: a member at the desk, or a program with its token. */
export type Reach = (list?: string) => boolean;

export const reachOf =
  (member: Member, right: Right = member.asked): Reach =>
  (list) =>
    member.may(right, list);

/** Of a token: the lists that it names, or everything where it names none. */
export const reachOfToken =
  (lists: readonly string[] | null): Reach =>
  (list) =>
    lists === null || (list !== undefined && lists.includes(list));

/** What an issue concerns. */
interface Concerned {
  readonly lists: readonly string[];
  readonly offers?: readonly string[];
}

/** All of its lists must be within reach. What goes to customers too, or to nobody yet, is for those who reach everything. */
export const reaches = (reach: Reach, { lists, offers = [] }: Concerned): boolean =>
  reach() || (offers.length === 0 && lists.length > 0 && lists.every((list) => reach(list)));

export const within = <L extends { readonly name: string }>(reach: Reach, lists: readonly L[]): readonly L[] =>
  lists.filter(({ name }) => reach(name));
