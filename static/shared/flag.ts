import { showFlag } from '@forge/bridge';

let count = 0;

/** Says in Jira's own corner that an action was done. Failures stay on the page, next to what failed. */
export function tellDone(title: string, description?: string): void {
  count += 1;
  showFlag({
    id: `planlink-${count}`,
    type: 'success',
    title,
    isAutoDismiss: true,
    ...(description === undefined ? {} : { description }),
  });
}
