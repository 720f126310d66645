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

export const keyNotFound = (): Refusal => new Refusal(404, 'KEY_NOT_FOUND', 'Provided key does not exist');
