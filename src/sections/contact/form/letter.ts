/** What somebody wrote. The name may be empty. */
export interface Letter {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly message: string;
}
