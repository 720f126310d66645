/** An answer of Jira that is not the wished one, in Jira's own error shape. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';

  constructor(
    readonly status: number,
    readonly errorMessages: readonly string[],
    readonly errors: Readonly<Record<string, string>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(
      [...errorMessages, ...Object.entries(errors).map(([field, reason]) => `${field}: ${reason}`)].join(
        '; ',
      ),
    );
  }

  get body(): { errorMessages: readonly string[]; errors: Readonly<Record<string, string>> } {
    return { errorMessages: this.errorMessages, errors: this.errors };
  }
}

/** Something real Jira has and the twin has not: said aloud, so that nobody relies on a made-up answer. */
export class NotModelled extends Refusal {
  override readonly name = 'NotModelled';

  constructor(what: string) {
    super(501, [`The Jira twin does not model this: ${what}`]);
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, [message]);
}

export function issueNotFound(): Refusal {
  return new Refusal(404, ['Issue does not exist or you do not have permission to see it.']);
}
