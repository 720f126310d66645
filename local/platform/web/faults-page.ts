import type { Hono } from 'hono';
import * as z from 'zod';
import type { PageParts } from './page-parts';
import { readForm } from './form';
import { html } from './markup';
import { page } from './page';

const faultForm = z.object({
  state: z.enum(['up', 'down', 'unreachable', 'unknown-name']),
  latencySeconds: z.coerce.number().min(0).max(60),
  wrongTenant: z.literal('on').optional(),
});

/** The switches for trying what goes wrong. */
export function faultsPage(app: Hono, { world }: PageParts): void {
  app.get('/faults', (context) => {
    const { faults } = world;
    const state = faults.down
      ? 'down'
      : faults.unreachable
        ? 'unreachable'
        : faults.unknownName
          ? 'unknown-name'
          : 'up';
    const choices = [
      ['up', 'Works'],
      ['down', 'Down: every call is answered 503'],
      ['unreachable', 'Unreachable: no call is answered'],
      ['unknown-name', 'Unknown name: the address resolves to nothing'],
    ].map(
      ([value, text]) =>
        html`<p class="inline">
          <input
            type="radio"
            name="state"
            id="state-${value}"
            value="${value}"
            ${value === state ? html` checked` : null}
          />
          <label for="state-${value}">${text}</label>
        </p>`,
    );
    return context.html(
      page(
        { title: 'Faults', notice: context.req.query('done') === undefined ? null : 'Set.' },
        html`<p>For trying what Planlink says when the platform is in trouble. These pages go on working.</p>
          <form method="post">
            <fieldset>
              <legend>The platform</legend>
              ${choices}
            </fieldset>
            <label for="latencySeconds">Seconds before each answer</label
            ><input
              id="latencySeconds"
              name="latencySeconds"
              type="number"
              min="0"
              max="60"
              value="${faults.latencyMs / 1000}"
            />
            <p class="inline">
              <input
                type="checkbox"
                id="wrongTenant"
                name="wrongTenant"
                ${faults.wrongTenant ? html` checked` : null}
              />
              <label for="wrongTenant">Answer as another tenant</label>
            </p>
            <div><button type="submit">Set</button></div>
          </form>`,
      ),
    );
  });
  app.post('/faults', async (context) => {
    const read = faultForm.safeParse(await readForm(context.req.raw));
    if (!read.success) return context.text('These switches cannot be set so', 422);
    const { faults } = world;
    faults.reset();
    faults.down = read.data.state === 'down';
    faults.unreachable = read.data.state === 'unreachable';
    faults.unknownName = read.data.state === 'unknown-name';
    faults.latencyMs = read.data.latencySeconds * 1000;
    faults.wrongTenant = read.data.wrongTenant === 'on';
    return context.redirect('/faults?done=1', 303);
  });
}
