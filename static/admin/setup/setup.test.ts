import type { CredentialView } from '../../../src/contract/authorisation-views';
import type { ConnectionDetail } from '../../../src/contract/views';
import { addressFault, hostOf } from './address-fault';
import { firstSync } from './first-sync';
import { isNoResponse } from './no-response';
import { unlikelyAddress } from './platform-notes';
import { setupStep, shownStep, stepBefore } from './setup-step';

const stored: CredentialView = {
  method: 'oauth2',
  storedAt: '2026-11-22T12:00:00Z',
  expiresAt: null,
  clientId: 'client',
  consumerKey: null,
  publicKey: null,
  username: null,
};

const authorisation = (staged: CredentialView | null): ConnectionDetail['authorisation'] => ({
  redirectUri: 'https://local.webtrigger.example/x1/a',
  applicationUrl: 'https://local.example',
  suggestedConsumerKey: 'planlink7k',
  methods: ['oauth2'],
  current: null,
  staged,
  account: null,
  accountEmail: null,
  accountKind: null,
  tenant: null,
  scopes: [],
  missingScopes: [],
  grantedAt: null,
  grantExpiresAt: null,
});

const link: ConnectionDetail['links'][number] = {
  id: 'l',
  jiraProjectId: '1',
  jiraProjectKey: 'A',
  jiraProjectName: 'A',
  platformProjectId: 'p',
  platformProjectName: 'P',
  workspaceId: 'w',
  workspaceName: 'W',
  issueTypeName: 'Task',
  createTasks: 'new',
  firstSyncDone: false,
  linkedItems: 7,
  paused: null,
  statuses: [],
};

describe('where the set-up stands', () => {
  it('is told by what is stored', () => {
    const draft = {
      status: 'Draft',
      authorisation: authorisation(null),
      grantedWorkspaces: 0,
      links: [],
    } as const;
    expect(setupStep(draft, false)).toBe('address');
    expect(setupStep(draft, true)).toBe('authorise');
    expect(setupStep({ ...draft, authorisation: authorisation(stored) }, false)).toBe('authorise');
    expect(setupStep({ ...draft, status: 'Authorized' }, false)).toBe('workspaces');
    expect(setupStep({ ...draft, status: 'Authorized', grantedWorkspaces: 2 }, false)).toBe('project');
    expect(setupStep({ ...draft, status: 'Interrupted', grantedWorkspaces: 2, links: [link] }, false)).toBe(
      'done',
    );
    expect(setupStep({ ...draft, status: 'Unauthorized', grantedWorkspaces: 2, links: [link] }, true)).toBe(
      'authorise',
    );
  });

  it('JA18 can be gone back in, and never ahead of what is done', () => {
    expect(shownStep('project', null)).toBe('project');
    expect(shownStep('project', 'address')).toBe('address');
    expect(shownStep('project', 'done')).toBe('project');
    expect([stepBefore('platform'), stepBefore('authorise')]).toEqual([null, 'address']);
  });

  it('JA12 goes on without an answer of the platform, and not past a wrong one', () => {
    expect(isNoResponse('PLATFORM_TIMEOUT')).toBe(true);
    expect(isNoResponse('PLATFORM_NOT_COMPATIBLE')).toBe(false);
    expect(isNoResponse('EGRESS_NOT_APPROVED')).toBe(false);
  });
});

describe('an address as it is typed', () => {
  it.each([
    ['', 'incomplete'],
    ['https:/', 'incomplete'],
    ['planning', 'incomplete'],
    ['https://planning.', 'incomplete'],
    ['planning.example.com', null],
    [' https://planning.example.com/ ', null],
    ['https://planning.example.com:8443', null],
    ['http://planning.example.com', 'ADDRESS_NOT_HTTPS'],
    ['ftp://planning.example.com', 'ADDRESS_NOT_HTTPS'],
    ['https://me:secret@planning.example.com', 'ADDRESS_HAS_CREDENTIALS'],
    ['https://planning.example.com/api', 'ADDRESS_HAS_PATH'],
    ['https://planning.example.com/?a=1', 'ADDRESS_HAS_PATH'],
    ['https://localhost', 'ADDRESS_NOT_PUBLIC'],
    ['https://10.0.0.1', 'ADDRESS_NOT_PUBLIC'],
    ['https://[::1]', 'ADDRESS_NOT_PUBLIC'],
    ['https://planning.corp', 'ADDRESS_NOT_PUBLIC'],
    ['https://planning.example.com:81', 'ADDRESS_PORT_CLOSED'],
  ])('%s: %s', (typed, fault) => {
    expect(addressFault(typed)).toBe(fault);
  });

  it('gives the host that has to be approved', () => {
    expect(hostOf('planning.example.com')).toBe('planning.example.com');
    expect(hostOf('https://planning.example.com:8443/')).toBe('planning.example.com:8443');
  });
});

describe('an address that belongs to something else', () => {
  it('is told beside it: a Jira Cloud site is neither a Jira Align nor a Jira Data Center', () => {
    expect(unlikelyAddress('jira-align', 'company.atlassian.net')).toBe('platform.align.isJira');
    expect(unlikelyAddress('jira-data-center', 'company.atlassian.net')).toBe('platform.dc.isCloud');
    expect(unlikelyAddress('planning-api', 'company.atlassian.net')).toBeNull();
    expect(unlikelyAddress('jira-data-center', 'jira.company.com')).toBeNull();
  });
});

describe('the first sync', () => {
  const idle = { state: 'idle', resumesAt: null, done: 0 } as const;
  it.each([
    ['off', { active: false, links: [link], run: idle }, 7],
    ['awaited', { active: true, links: [link], run: idle }, 7],
    ['running', { active: true, links: [link], run: { ...idle, state: 'syncing', done: 20 } }, 20],
    ['done', { active: true, links: [{ ...link, firstSyncDone: true }], run: idle }, 7],
    ['awaited', { active: true, links: [], run: idle }, 0],
  ] as const)('%s', (state, connection, items) => {
    expect(firstSync(connection)).toEqual({ state, items });
  });
});
