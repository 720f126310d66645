const titles: Readonly<Record<number, string>> = {
  400: 'One or more validation errors occurred.',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'An error occurred while processing your request.',
  503: 'Service Unavailable',
};

/** A refusal as ASP.NET words it: `errors` by the member that is wrong. */
export class AlignProblem extends Error {
  constructor(
    readonly status: number,
    readonly errors: Readonly<Record<string, readonly string[]>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(titles[status] ?? 'Error');
  }

  response(): Response {
    const body = {
      type: `https://tools.ietf.org/html/rfc9110#section-15.5.${String(this.status - 399)}`,
      title: this.message,
      status: this.status,
      ...(Object.keys(this.errors).length === 0 ? {} : { errors: this.errors }),
    };
    return new Response(JSON.stringify(body), {
      status: this.status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', ...this.headers },
    });
  }
}

export const wrong = (member: string, detail: string): AlignProblem =>
  new AlignProblem(400, { [member]: [detail] });
