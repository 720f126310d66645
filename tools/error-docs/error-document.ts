import { errorCodes, type ErrorCode } from '../../src/contract/error-codes';
import { GRANT_IS_OVER } from '../../src/connection/health';
import { errors } from '../../static/shared/words/en/errors';
import { fill, placesOf } from '../../static/shared/words/fill';
import { handling, type Handling } from './handling';

/** The codes in the order of src/contract/error-codes.ts; a group goes on until the next one begins. */
const groups: Readonly<Partial<Record<ErrorCode, string>>> = {
  INPUT_INVALID: 'What a caller sent',
  EGRESS_NOT_APPROVED: 'Reaching the platform',
  OAUTH_CLIENT_REJECTED: 'Authorising',
  OAUTH1_CONSUMER_UNKNOWN: 'Authorising by OAuth 1.0a',
  WEBHOOK_SIGNATURE_INVALID: 'Webhooks',
  JIRA_RATE_LIMITED: 'Jira',
  TITLE_SHORTENED: 'Noticed, and harmless',
  RUN_STALE: 'Runs',
};

const introduction = `# Every error Planlink can name

Made by \`npm run docs:errors\` from the English catalogue of the pages (\`static/shared/words/en/errors.ts\`) and \`tools/error-docs/handling.ts\`; do not edit it by hand. \`test/guard/docs.test.ts\` holds it to both, and the second to the code.

A code never changes its meaning. A page shows the sentences below with what stands in braces filled in (or with softer words where it is not known), and at the end the reference (\`PL-...\`) and the code. Log lines carry the code and the connection's id.

What a cause touches decides what happens:

- **request**: the one call that met it is refused and nothing else changes. Whoever made it decides whether to try again.
- **item**: one pair of task and issue is parked with its cause; all others go on, and the connection stays \`Authorized\`. Where trying again may help, it is tried after 5, 10, 20, 40, 80, 160 and 320 minutes, 8 times in all. Any change of the task or the issue tries it at once.
- **project**, **connection**: the pass ends, the cursors stay where they were, and the connection shows \`Interrupted\`. The next five-minute tick tries again, and the first success makes it \`Authorized\`. Only ${listed([...GRANT_IS_OVER])} make it \`Unauthorized\`, which only reauthorising ends. Met while an administrator sets the connection up, the cause is shown at that step.
- **notice**: the item was synced, with a loss its reader should know of.
`;

/** Met while a person authorises, where no tick comes back to it. */
const authorising: ReadonlySet<ErrorCode> = new Set([
  'OAUTH_CONSENT_REFUSED',
  'OAUTH_CODE_REJECTED',
  'TENANT_MISMATCH',
  'OAUTH1_VERIFIER_INVALID',
]);

const touched: Readonly<Record<Handling['touches'][number], string>> = {
  request: 'the request',
  item: 'the item',
  project: 'the project link',
  connection: 'the connection',
  notice: 'nothing (a notice on the item)',
};

function listed(codes: readonly ErrorCode[]): string {
  const quoted = codes.map((code) => `\`${code}\``);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`;
}

export function errorDocument(): string {
  return `${introduction}\n${errorCodes.map(section).join('\n')}`;
}

function section(code: ErrorCode): string {
  const { title, why, todo } = errors[code];
  const { touches, again } = handling[code];
  const group = groups[code];
  return [
    ...(group === undefined ? [] : [`## ${group}`, '']),
    `### \`${code}\``,
    '',
    `${worded(title)} ${worded(why)}`,
    '',
    `- What to do: ${worded(todo)}`,
    `- Touches: ${touches.map((one) => touched[one]).join(', or ')}`,
    `- Tried again: ${triedAgain(code, touches, again)}`,
    '',
  ].join('\n');
}

function worded(template: string): string {
  return fill(template, Object.fromEntries(placesOf(template).map((place) => [place, `{${place}}`])));
}

function triedAgain(code: ErrorCode, touches: Handling['touches'], again: Handling['again']): string {
  if (GRANT_IS_OVER.has(code)) return 'no, it takes reauthorising';
  if (code === 'PLATFORM_VERSION_CONFLICT') return 'with the next run, against what the task is then';
  if (authorising.has(code)) return 'no, it takes authorising again';
  if (touches.includes('request') && !again.includes('backoff')) return 'no';
  if (touches.includes('notice')) return 'when the task or the issue changes';
  const ways = [
    ...(touches.includes('item') && again.includes('backoff') ? ['with growing waits'] : []),
    ...(touches.includes('item') && again.includes('never') ? ['when the task or the issue changes'] : []),
    ...(again.includes('after') ? ['at the time the other side named'] : []),
    ...(touches.some((one) => one === 'connection' || one === 'project') && !onlyAfter(again)
      ? ['with the next tick']
      : []),
    ...(touches.includes('request') ? ['at once, up to five times, where no person is asked'] : []),
  ];
  return ways.join('; ');
}

function onlyAfter(again: Handling['again']): boolean {
  return again.every((rule) => rule === 'after');
}
