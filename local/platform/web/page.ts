import { html, type Markup, type Value } from './markup';

/** Whose page it is: each platform that the sandbox can be has its own name and places. */
export interface PageSite {
  readonly name: string;
  /** What the navigation is called. */
  readonly label: string;
  readonly links: readonly (readonly [href: string, text: string])[];
}

export const sandboxSite: PageSite = {
  name: 'Northwind Planning',
  label: 'Sandbox',
  links: [
    ['/', 'Projects'],
    ['/clients', 'Clients'],
    ['/application-links', 'Application links'],
    ['/personal-tokens', 'Personal tokens'],
    ['/service-accounts', 'Service accounts'],
    ['/deliveries', 'Webhooks'],
    ['/faults', 'Faults'],
  ],
};

export interface PageOptions {
  readonly title: string;
  readonly site?: PageSite;
  /** Consent and error pages stand alone. */
  readonly navigation?: boolean;
  readonly notice?: string | null;
}

/** A whole page of the sandbox. */
export function page(options: PageOptions, body: Value): string {
  const site = options.site ?? sandboxSite;
  const navigation = html`<nav aria-label="${site.label}">
    ${site.links.map(([href, text]) => html`<a href="${href}">${text}</a> `)}
  </nav>`;
  const document: Markup = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${options.title} - ${site.name}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <p class="brand">${site.name} <span class="tag">sandbox</span></p>
          ${options.navigation === false ? null : navigation}
        </header>
        <main id="main">
          <h1>${options.title}</h1>
          ${options.notice === null || options.notice === undefined ? null : html`<p class="notice" role="status">${options.notice}</p>`}
          ${body}
        </main>
      </body>
    </html>`;
  return document.text;
}

/** No script at all, and pictures only from https. Forms may lead elsewhere: consent ends at the client's address. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src https:; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

export const styleSheet = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #545f70; --paper: #fff; --band: #f3f5f8; --line: #8792a3; --act: #0b57b0; --act-ink: #fff; --bad: #a51d12; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #aab4c3; --paper: #14181f; --band: #1e242e; --line: #6b7789; --act: #7db3ff; --act-ink: #08203d; --bad: #ff9a8f; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; align-items: baseline; padding: 0.75rem 1.5rem; background: var(--band); border-bottom: 1px solid var(--line); }
header p { margin: 0; } nav { display: flex; gap: 1.25rem; flex-wrap: wrap; }
.brand { font-weight: 700; } .tag { font-weight: 400; font-size: 0.85rem; color: var(--soft); }
main { max-width: 64rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
h1 { font-size: 1.6rem; margin: 0.5rem 0 1rem; } h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
a { color: var(--act); } .skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.25rem 0.5rem; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
label { display: block; font-weight: 600; margin-top: 0.9rem; } .hint { color: var(--soft); font-size: 0.9rem; margin: 0.1rem 0; }
input, select, textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 0.4rem 0.5rem; width: 100%; max-width: 40rem; }
input[type=checkbox], input[type=radio] { width: auto; } textarea { min-height: 10rem; font-family: ui-monospace, monospace; font-size: 0.9rem; }
button { font: inherit; font-weight: 600; margin: 1rem 0.5rem 0 0; padding: 0.45rem 1rem; border-radius: 4px; border: 1px solid var(--act); background: var(--act); color: var(--act-ink); cursor: pointer; }
button.plain { background: transparent; color: var(--act); } button.bad { border-color: var(--bad); background: transparent; color: var(--bad); }
.notice { border-left: 4px solid var(--act); background: var(--band); padding: 0.5rem 0.75rem; } .problem { border-left: 4px solid var(--bad); background: var(--band); padding: 0.5rem 0.75rem; }
.rich { border: 1px solid var(--line); border-radius: 4px; padding: 0.25rem 1rem; } .rich img { max-width: 100%; }
.inline label { display: inline; font-weight: 400; } fieldset { border: 1px solid var(--line); border-radius: 4px; margin: 1rem 0; } code { font-size: 0.9em; }
.gone { text-decoration: line-through; color: var(--soft); }
`;
