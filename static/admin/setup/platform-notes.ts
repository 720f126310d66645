import type { WordKey } from '../../shared/words/catalogue';

/** What is said of one platform before it is connected. */
export interface PlatformNotes {
  /** What travels, and how fast. */
  readonly can: WordKey;
  readonly needs: WordKey;
  readonly admin: WordKey;
  /** Versions and editions that it has to have. */
  readonly versions: WordKey | null;
  readonly rights: readonly WordKey[];
  /** What it cannot do, and what that means for the sync. */
  readonly lacks: readonly WordKey[];
  readonly addressExample: WordKey;
  readonly addressHelp: WordKey;
  /** What is often taken for its address and is not. */
  readonly notThat: readonly WordKey[];
}

const jiraAlign: PlatformNotes = {
  can: 'platform.align.can',
  needs: 'platform.align.needs',
  admin: 'platform.align.admin',
  versions: null,
  rights: ['platform.align.programs', 'platform.align.items', 'platform.align.people'],
  lacks: ['platform.lacks.changes', 'platform.lacks.comments', 'platform.lacks.deleted'],
  addressExample: 'platform.align.address',
  addressHelp: 'platform.align.addressHelp',
  notThat: ['platform.align.wrongAddress'],
};

const jiraDataCenter: PlatformNotes = {
  can: 'platform.dc.can',
  needs: 'platform.dc.needs',
  admin: 'platform.dc.admin',
  versions: 'platform.dc.versions',
  rights: [
    'platform.dc.browse',
    'platform.dc.issues',
    'platform.dc.comments',
    'platform.dc.links',
    'platform.dc.people',
  ],
  lacks: ['platform.lacks.changes', 'platform.lacks.deleted'],
  addressExample: 'platform.dc.address',
  addressHelp: 'platform.dc.addressHelp',
  notThat: ['platform.dc.wrongAddress'],
};

const planningApi: PlatformNotes = {
  can: 'setup.platformCan',
  needs: 'platform.api.needs',
  admin: 'prerequisites.admin',
  versions: null,
  rights: [
    'prerequisites.right.browse',
    'prerequisites.right.tasks',
    'prerequisites.right.comments',
    'prerequisites.right.people',
    'prerequisites.right.webhooks',
  ],
  lacks: [],
  addressExample: 'setup.addressExample',
  addressHelp: 'setup.addressHelp',
  notThat: [],
};

const own: Readonly<Record<string, PlatformNotes>> = {
  'jira-align': jiraAlign,
  'jira-data-center': jiraDataCenter,
};

/** The notes of a platform by its kind; one without notes of its own is taken to be like the open Platform API. */
export function notesOf(kind: string): PlatformNotes {
  return own[kind] ?? planningApi;
}

/**
 * What makes an address that could be one unlikely for this platform: said beside it and not refused, for only the
 * platform's answer tells. Null where nothing does.
 */
export function unlikelyAddress(kind: string, host: string): WordKey | null {
  const isJiraCloud = /\.atlassian\.net$/i.test(host);
  if (isJiraCloud && kind === 'jira-data-center') return 'platform.dc.isCloud';
  if (isJiraCloud && kind === 'jira-align') return 'platform.align.isJira';
  return null;
}
