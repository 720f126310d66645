import type { Program } from '../../../local/program';

/** A browser with a cookie jar and no script: follows redirects within the origins it is given, and submits forms. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  url = '';
  text = '';
  status = 0;

  constructor(
    private readonly program: Program,
    private readonly home: string,
  ) {}

  async open(address: string, form?: Readonly<Record<string, string>>): Promise<void> {
    const url = new URL(address, this.url === '' ? this.home : this.url);
    if (url.origin !== this.home) {
      this.url = url.href;
      this.text = '';
      return;
    }
    const answer = await this.program(
      new Request(url, {
        method: form === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: {
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(form === undefined
            ? {}
            : { 'content-type': 'application/x-www-form-urlencoded', origin: this.home }),
        },
        ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
      }),
    );
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      const [name = '', value = ''] = (pair ?? '').split(/=(.*)/s);
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.url = url.href;
    this.status = answer.status;
    this.text = await answer.text();
    const location = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && location !== null) await this.open(location);
  }

  submit(form: Readonly<Record<string, string>>): Promise<void> {
    return this.open(this.url, form);
  }
}
