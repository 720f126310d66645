/** A server as a function: the same program answers a socket for people and a direct call in tests. */
export type Program = (request: Request) => Promise<Response>;
