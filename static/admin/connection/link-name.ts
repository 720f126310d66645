import type { ProjectLinkView } from '../../../src/contract/views';

/** A project link as people name it: by its Jira project. */
export function linkName(link: Pick<ProjectLinkView, 'jiraProjectKey' | 'jiraProjectName'>): string {
  return `${link.jiraProjectName} (${link.jiraProjectKey})`;
}

/** Why a link rests that cannot just be resumed: its workspace has to be chosen again first. */
export function isWithoutWorkspace(
  link: Pick<ProjectLinkView, 'workspaceId'>,
  workspaces: readonly { readonly id: string }[],
): boolean {
  return !workspaces.some((one) => one.id === link.workspaceId);
}
