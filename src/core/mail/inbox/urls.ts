/** The addresses of all mailboxes: IMAP_URL may hold several, with spaces between them, of either protocol. */
export const mailboxUrls = (setting: string | undefined): readonly string[] =>
  (setting ?? '').split(/\s+/).filter((url) => url !== '');

/** Those that a program can work in, folder by folder; a mailbox of POP3 only hands out what comes in. */
export const imapUrls = (setting: string | undefined): readonly string[] =>
  mailboxUrls(setting).filter((url) => !isPop3(url));

export const isPop3 = (url: string): boolean => /^pop3s?:/i.test(url);
