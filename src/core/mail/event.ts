/** What happened, fit for logs: no address, no text, no reply. */
export interface MailEvent {
  readonly event: 'sent' | 'later' | 'dropped' | 'bounced' | 'doubt' | 'failed-hook' | 'failed-run' | 'failed-mailbox';
  readonly mail?: string;
  readonly kind?: string;
  readonly reason?: string;
  readonly error?: unknown;
}
