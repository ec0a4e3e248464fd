// Any fixed numbers will do; they only have to be the same in every Avow.

/** Held, shared, while recipients are taken; who ends a subscription waits until nobody holds it. */
export const takingLock = 4_106_009;
/** The first half of the lock that shows a worker alive; the second is its number. */
export const aliveLock = 4_106_010;

/** On which workers hear that a subscription has ended, and that an issue was started, paused or cancelled. */
export const endedChannel = 'newsletter_ended';
export const campaignChannel = 'newsletter_campaign';
