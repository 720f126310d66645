/** What the adapter asks of the network. Both the global `fetch` and that of the Forge API fit. */
export interface HttpRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export type Fetcher = (url: string, request: HttpRequest) => Promise<HttpAnswer>;
