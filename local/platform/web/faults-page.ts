import type { Hono } from 'hono';
import * as z from 'zod';
import type { Faults } from '../faults';
import { readForm } from './form';
import { html, type Markup } from './markup';
import { page } from './page';
import type { PageParts } from './page-parts';

const states = [
  ['up', 'Works'],
  ['down', 'Down: every call is answered 503'],
  ['unreachable', 'Unreachable: no call is answered'],
  ['unknown-name', 'Unknown name: the address resolves to nothing'],
] as const;

/** Switches with two positions, by the name they have in the form and in `Faults`. */
const switches = [
  ['wrongTenant', 'Answer as another tenant'],
  ['noRefreshToken', 'OAuth 2.0: give no refresh tokens'],
  ['noExpiry', 'OAuth 2.0: access tokens do not end, and nothing is said of an end'],
  ['noMetadata', 'OAuth 2.0: no metadata at the well-known address'],
  ['revocationFails', 'OAuth 2.0: revoking fails with 503'],
  ['expiredVerifiers', 'OAuth 1.0a: verification codes have ended when they are used'],
  ['revokedConsumerTokens', 'OAuth 1.0a: every token counts as revoked'],
  ['revokedPersonalTokens', 'Personal tokens: every one counts as revoked'],
  ['revokedServiceAccounts', 'Service accounts: every one counts as revoked'],
] as const satisfies readonly (readonly [keyof Faults, string])[];

const on = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');
const faultForm = z.object({
  state: z.enum(states.map(([value]) => value)),
  latencySeconds: z.coerce.number().min(0).max(60),
  clockMinutes: z.coerce.number().int().min(-1440).max(1440).default(0),
  redirectTo: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .transform((text) => (text === '' ? null : text)),
  refusedTasks: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((taskId) => taskId !== '')),
  slowTask: z.string().trim().default(''),
  wrongTenant: on,
  noRefreshToken: on,
  noExpiry: on,
  noMetadata: on,
  revocationFails: on,
  expiredVerifiers: on,
  revokedConsumerTokens: on,
  revokedPersonalTokens: on,
  revokedServiceAccounts: on,
});

/** The switches for trying what goes wrong. */
export function faultsPage(app: Hono, { world }: PageParts): void {
  app.get('/faults', (context) => {
    const { faults } = world;
    return context.html(
      page(
        { title: 'Faults', notice: context.req.query('done') === undefined ? null : 'Set.' },
        html`<p>For trying what Planlink says when the platform is in trouble. These pages go on working.</p>
          <form method="post">
            <fieldset>
              <legend>The platform</legend>
              ${stateFields(faults)}
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
            <label for="clockMinutes">Minutes its clock is ahead (behind when negative)</label
            ><input
              id="clockMinutes"
              name="clockMinutes"
              type="number"
              min="-1440"
              max="1440"
              value="${faults.clockSkewMs / 60_000}"
            />
            <label for="redirectTo">Send every call on to this address (none when empty)</label
            ><input id="redirectTo" name="redirectTo" type="url" value="${faults.redirectTo ?? ''}" />
            <label for="refusedTasks">Refuse every change of these tasks (ids, separated by commas)</label
            ><input
              id="refusedTasks"
              name="refusedTasks"
              value="${[...faults.failingTasks.keys()].join(', ')}"
            />
            <label for="slowTask">A page of changes that holds this task never comes (id)</label
            ><input id="slowTask" name="slowTask" value="${faults.slowPage?.taskId ?? ''}" />
            <fieldset>
              <legend>Authorisation</legend>
              ${switchFields(faults)}
            </fieldset>
            <div><button type="submit">Set</button></div>
          </form>`,
      ),
    );
  });
  app.post('/faults', async (context) => {
    const read = faultForm.safeParse(await readForm(context.req.raw));
    if (!read.success) return context.text('These switches cannot be set so', 422);
    const { state, latencySeconds, clockMinutes, refusedTasks, slowTask, ...rest } = read.data;
    world.faults.reset();
    Object.assign(world.faults, {
      down: state === 'down',
      unreachable: state === 'unreachable',
      unknownName: state === 'unknown-name',
      latencyMs: latencySeconds * 1000,
      clockSkewMs: clockMinutes * 60_000,
      failingTasks: new Map(refusedTasks.map((taskId) => [taskId, 'invalid-field'])),
      slowPage: slowTask === '' ? null : { taskId: slowTask, fromTasks: 1 },
      ...rest,
    } satisfies Partial<Faults>);
    return context.redirect('/faults?done=1', 303);
  });
}

function stateFields(faults: Faults): Markup[] {
  const now = faults.down
    ? 'down'
    : faults.unreachable
      ? 'unreachable'
      : faults.unknownName
        ? 'unknown-name'
        : 'up';
  return states.map(
    ([value, text]) =>
      html`<p class="inline">
        <input
          type="radio"
          name="state"
          id="state-${value}"
          value="${value}"
          ${value === now ? html` checked` : null}
        />
        <label for="state-${value}">${text}</label>
      </p>`,
  );
}

function switchFields(faults: Faults): Markup[] {
  return switches.map(
    ([name, text]) =>
      html`<p class="inline">
        <input type="checkbox" id="${name}" name="${name}" ${faults[name] ? html` checked` : null} />
        <label for="${name}">${text}</label>
      </p>`,
  );
}
