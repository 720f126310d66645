import { errorCodes } from '../../../src/contract/error-codes';
import { fieldName } from '../../shared/field-name';
import type { Language } from '../../shared/language';
import type { WordKey } from '../../shared/words/catalogue';

export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const plain: Readonly<Record<string, WordKey>> = {
  cause: 'changed.cause',
  name: 'changed.name',
  platform: 'changed.platform',
  address: 'changed.address',
  active: 'changed.active',
  workspaces: 'changed.workspaces',
  disconnectedAt: 'changed.disconnectedAt',
  deletedAt: 'changed.deletedAt',
  'grant.account': 'changed.account',
  'grant.tenant': 'changed.tenant',
  'grant.scopes': 'changed.scopes',
  'grant.grantedAt': 'changed.grantedAt',
  'grant.expiresAt': 'changed.grantExpiresAt',
  'settings.mendRole': 'changed.mendRole',
  'settings.auditDays': 'changed.auditDays',
  'settings.grantNewWorkspaces': 'changed.grantNewWorkspaces',
  'settings.pointsAnHour': 'changed.pointsAnHour',
  failures: 'changed.failures',
  failed: 'changed.resyncFailed',
  since: 'changed.resyncSince',
};

const inCredentials: Readonly<Record<string, WordKey>> = {
  method: 'changed.method',
  clientId: 'changed.clientId',
  consumerKey: 'changed.consumerKey',
  fingerprint: 'changed.fingerprint',
  username: 'changed.username',
  storedAt: 'changed.storedAt',
  expiresAt: 'changed.secretExpiresAt',
};

const inLink: Readonly<Record<string, WordKey>> = {
  issueType: 'changed.issueType',
  createTasks: 'changed.createTasks',
  paused: 'changed.paused',
  types: 'mapping.types',
  statuses: 'mapping.statuses',
  priorities: 'mapping.priorities',
  fields: 'mapping.fields',
  custom: 'mapping.fields',
  people: 'mapping.people',
  users: 'mapping.people',
  comments: 'mapping.comments',
  filter: 'mapping.filter',
  linkBack: 'mapping.linkBack',
  deletions: 'mapping.deletions',
};

const inPart: Readonly<Record<string, WordKey>> = {
  toJira: 'changed.toJira',
  toPlatform: 'changed.toPlatform',
  jira: 'changed.toJira',
  platform: 'changed.toPlatform',
  byHand: 'changed.byHand',
  byAddress: 'changed.byAddress',
  unmatched: 'changed.unmatched',
};

const values: Readonly<Record<string, WordKey>> = {
  true: 'changed.yes',
  false: 'changed.no',
};

const valuesIn: Readonly<Record<string, Readonly<Record<string, WordKey>>>> = {
  createTasks: {
    never: 'link.createTasks.never',
    new: 'link.createTasks.new',
    all: 'link.createTasks.all',
  },
  paused: {
    person: 'paused.person',
    workspace: 'paused.workspace',
    import: 'paused.import',
  },
  method: {
    oauth2: 'changed.method.oauth2',
    oauth1a: 'changed.method.oauth1a',
    pat: 'changed.method.pat',
    basic: 'changed.method.basic',
  },
};

const directions: Readonly<Record<string, WordKey>> = {
  both: 'mapping.direction.both',
  'to-jira': 'changed.toJira',
  'to-platform': 'changed.toPlatform',
  off: 'mapping.direction.off',
};

/** The rule of a field is told by three words: which way, whose change stands, and when. */
const rule: readonly Readonly<Record<string, WordKey>>[] = [
  directions,
  {
    newest: 'mapping.conflict.newest',
    jira: 'mapping.conflict.jira',
    platform: 'mapping.conflict.platform',
    ask: 'mapping.conflict.ask',
  },
  { always: 'mapping.when.always', creation: 'mapping.when.creation' },
];

/** What follows the rule are the names of options, which are told as they are. */
const toldInWords: Readonly<Record<string, readonly Readonly<Record<string, WordKey>>[]>> = {
  fields: rule,
  custom: rule,
  comments: [directions],
  deletions: [{ keep: 'mapping.deletions.keep', follow: 'mapping.deletions.follow' }],
};

type Words = Pick<Language, 'say' | 'exact' | 'error'>;

function fieldIn({ say, error }: Words, field: string): string {
  const known = plain[field];
  if (known !== undefined) return say(known);
  const cause = errorCodes.find((one) => one === field);
  if (cause !== undefined) return error(cause, {}).title.replace(/\.$/, '');
  const [place = '', name = '', ...rest] = field.split('.');
  const credential = inCredentials[name];
  if (place === 'credentials' && credential !== undefined) return say(credential);
  if (place === 'staged' && credential !== undefined)
    return say('changed.staged', { field: say(credential) });
  if (place !== 'links') return field;
  const [part, ...inside] = rest;
  const of = part === undefined ? 'changed.link' : inLink[part];
  if (of === undefined) return field;
  // Which type, side or field of the mapping, as it is called.
  const where = inside
    .map((one) => (inPart[one] === undefined ? fieldName({ say }, one) : say(inPart[one])))
    .join(', ');
  return `${name}: ${say(of)}${where === '' ? '' : ` (${where})`}`;
}

function valueIn({ say, exact, error }: Words, field: string, value: string): string {
  if (value === '') return say('changed.nothing');
  const code = field === 'cause' ? errorCodes.find((one) => one === value) : undefined;
  if (code !== undefined) return error(code, {}).title;
  const [place, , part = ''] = field.split('.');
  const told = place === 'links' ? toldInWords[part] : undefined;
  if (told !== undefined)
    return value
      .split(', ')
      .map((piece, at) => {
        const key = told[at]?.[piece];
        return key === undefined ? piece : say(key);
      })
      .join(', ');
  const known = values[value] ?? valuesIn[field.split('.').pop() ?? '']?.[value];
  if (known !== undefined) return say(known);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? exact(value) : value;
}

/**
 * Proven credentials leave their place beside those in use for the place of those in use: that they left says nothing
 * that their arrival does not say.
 */
export function heldChanges(changes: readonly Change[]): readonly Change[] {
  const stored = (place: string): Change | undefined =>
    changes.find(({ field }) => field === `${place}.storedAt`);
  const left = stored('staged');
  if (left === undefined || stored('credentials')?.after !== left.before) return changes;
  return changes.filter(({ field, after }) => !(field.startsWith('staged.') && after === ''));
}

/** A change of the record in a reader's words; a field nobody has words for yet stays readable as it is. */
export function toldChange(words: Words, change: Change): Change {
  return {
    field: fieldIn(words, change.field),
    before: valueIn(words, change.field, change.before),
    after: valueIn(words, change.field, change.after),
  };
}
