export const campaignClass = 'newsletter.campaign';
