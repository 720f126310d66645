import { html, type Markup } from './markup';

/** What is told this one time, each with the id by which a test finds it. `advice`: a sentence to the person. */
export function shownOnce(
  advice: string,
  told: readonly { readonly name: string; readonly id: string; readonly value: string }[],
): Markup {
  return html`<div class="notice" role="status">
    <p>${advice}</p>
    <dl>
      ${told.map(
        ({ name, id, value }) =>
          html`<dt>${name}</dt>
            <dd><code id="${id}">${value}</code></dd>`,
      )}
    </dl>
  </div>`;
}
