import { load } from 'cheerio/slim';

/** A page as it came, at the address it came from. */
export interface VisitedPage {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

/** Sends one request as a browser would. Redirects are not followed: the person does that, cookies in hand. */
export type Send = (request: Request) => Promise<Response>;

const mostRedirects = 20;

/** A person with a browser and no screen: keeps cookies, follows redirects, fills in the form of a page. */
export class BrowserlessPerson {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** @param rewrite turns an address only the app knows into one a browser can reach */
  constructor(
    private readonly send: Send,
    private readonly rewrite: (url: string) => string = (url) => url,
  ) {}

  visit(url: string): Promise<VisitedPage> {
    return this.request('GET', url, null);
  }

  /**
   * Presses a button of the page's only form. `values` fills in fields; hidden fields go along as they are.
   *
   * @throws Error when the page has no form
   */
  submit(page: VisitedPage, values: Readonly<Record<string, string>>): Promise<VisitedPage> {
    const $ = load(page.html);
    const form = $('form').first();
    if (form.length === 0)
      throw new Error(`No form on the page at ${page.url}: ${$('body').text().trim().slice(0, 300)}`);
    const fields = new URLSearchParams();
    form.find('input[type=hidden]').each((_, input) => {
      fields.set($(input).attr('name') ?? '', $(input).attr('value') ?? '');
    });
    for (const [name, value] of Object.entries(values)) fields.set(name, value);
    return this.request('POST', new URL(form.attr('action') ?? page.url, page.url).href, fields);
  }

  private async request(
    method: 'GET' | 'POST',
    address: string,
    fields: URLSearchParams | null,
  ): Promise<VisitedPage> {
    let url = this.rewrite(address);
    let body = fields;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const { origin } = new URL(url);
      const headers = new Headers({ accept: 'text/html' });
      const jar = this.cookies.get(origin);
      if (jar !== undefined)
        headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      if (body !== null) headers.set('content-type', 'application/x-www-form-urlencoded');
      const response = await this.send(
        new Request(url, {
          method: body === null ? 'GET' : method,
          headers,
          redirect: 'manual',
          ...(body === null ? {} : { body: body.toString() }),
        }),
      );
      this.keepCookies(origin, response);
      const location = response.headers.get('location');
      if (location === null || response.status < 300 || response.status > 399) {
        return { url, status: response.status, html: await response.text() };
      }
      url = this.rewrite(new URL(location, url).href);
      body = null;
    }
    throw new Error(`More than ${mostRedirects} redirects from ${address}`);
  }

  private keepCookies(origin: string, response: Response): void {
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const expired = /expires=Thu, 01 Jan 1970|max-age=0/i.test(line);
      if (expired) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
