/**
 * A `Response` whose body is text that is there already. Node makes a stream of every body and reads it back piece by
 * piece, which took longer than what most calls of the inline runtime ask for; here only who asks for the stream gets it.
 */
export class TextResponse extends Response {
  private taken = false;
  private streamed: Response | undefined;

  /** `init` names the content type: a body of text has one of its own only where it is given none. */
  constructor(
    private readonly content: string,
    private readonly init: ResponseInit,
  ) {
    super(null, init);
  }

  override get body(): Response['body'] {
    return this.stream().body;
  }

  override get bodyUsed(): boolean {
    return this.streamed?.bodyUsed ?? this.taken;
  }

  override text(): Promise<string> {
    if (this.streamed !== undefined) return this.streamed.text();
    if (this.taken) return Promise.reject(new TypeError('Body is unusable: Body has already been read'));
    this.taken = true;
    return Promise.resolve(this.content);
  }

  override async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.stream().arrayBuffer();
  }

  override blob(): Promise<Blob> {
    return this.stream().blob();
  }

  override formData(): Promise<FormData> {
    return this.stream().formData();
  }

  override clone(): Response {
    return this.stream().clone();
  }

  /** From here on the stream has the body, and says whether it was read. */
  private stream(): Response {
    if (this.taken) throw new TypeError('Body is unusable: Body has already been read');
    this.streamed ??= new Response(this.content, this.init);
    return this.streamed;
  }
}
