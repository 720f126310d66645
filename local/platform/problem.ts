/** Codes of the schema `Problem` in docs/platform-api/openapi.yaml with their status and title. */
const problems = {
  'invalid-request': [400, 'The request cannot be read'],
  'invalid-filter': [400, 'The filter cannot be read'],
  unauthenticated: [401, 'The access token is missing, expired or revoked'],
  forbidden: [403, 'The access token does not allow this'],
  'not-found': [404, 'There is no such thing here'],
  'method-not-allowed': [405, 'The method is not known here'],
  'markup-differs': [409, 'Texts here are of another markup'],
  'version-conflict': [412, 'The task has changed since it was read'],
  'too-large': [413, 'The body is larger than 1 MB'],
  'unsupported-media-type': [415, 'The content type is not the one of this operation'],
  'invalid-field': [422, 'A field has a value that cannot be stored'],
  'version-required': [428, 'The header If-Match is missing'],
  'rate-limited': [429, 'Too many requests'],
  internal: [500, 'The sandbox has failed'],
  unavailable: [503, 'The platform is down for maintenance'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

export interface FieldError {
  readonly field: string;
  readonly detail: string;
}

/** Thrown by the API's handlers; becomes `application/problem+json` (RFC 9457) in one place. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly errors: readonly FieldError[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }

  response(): Response {
    const [status, title] = problems[this.code];
    const body = {
      type: `urn:planlink:problem:${this.code}`,
      title,
      status,
      code: this.code,
      ...(this.errors.length === 0 ? {} : { errors: this.errors }),
    };
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/problem+json', ...this.headers },
    });
  }
}
