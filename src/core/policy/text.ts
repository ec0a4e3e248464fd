/** The languages a policy can speak. German governs (Q20); the order is the order of preference. */
export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** The same words in every language the policy speaks. */
export type Text = Readonly<Record<Language, string>>;
