import { html, type Markup, type Value } from './markup';

/** A table that scrolls on its own when the window is narrow, or a sentence when there is nothing. */
export function table(heads: readonly string[], rows: readonly Markup[], none: string): Value {
  if (rows.length === 0) return html`<p>${none}</p>`;
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

export function time(at: number): Markup {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

/** Why nothing was stored, in a sentence for the person. */
export function problem(error: unknown): Markup {
  return html`<p class="problem" role="alert">
    Nothing was stored. ${error instanceof Error ? error.message : 'The form cannot be read.'}
  </p>`;
}
