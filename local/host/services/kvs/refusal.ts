/** A request the store does not carry out. Codes and statuses are those of the platform's storage API. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** One for all: it is the answer to every other read, and the stack of an error is dear. */
const notFound = new Refusal(404, 'KEY_NOT_FOUND', 'Provided key does not exist');
export const keyNotFound = (): Refusal => notFound;
