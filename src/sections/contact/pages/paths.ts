export const contactPath = '/staff/contact';
export const planPath = `${contactPath}/plan`;

/** The page of one conversation. */
export const conversationPath = (id: string): string => `${contactPath}/${id}`;

export const styles = ['contact.css'] as const;
export const contactAssets: readonly URL[] = [new URL('browser/contact.css', import.meta.url)];
